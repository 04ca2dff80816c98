"""The table tells every part that was measured, and each target's verdict."""

import pytest

pytest.importorskip("psutil", reason="comes with the extra train, as what is tested does")

from entrypoints.benchmarks.serving.comparison import Duel, targets
from entrypoints.benchmarks.serving.figures import Load, Target
from entrypoints.benchmarks.serving.overload import STORMS, Gale, as_json
from entrypoints.benchmarks.serving.overload import targets as overload_targets
from entrypoints.benchmarks.serving.peers import BENTOML, LITSERVE, MLFLOW
from entrypoints.benchmarks.serving.probes import PATHS
from entrypoints.benchmarks.serving.report import table

PROBE = {"p50_ms": 1.0, "p99_ms": 20.0, "failed": 0.0}


def a_load(per_second: int, *, refused: int = 0) -> Load:
    return Load(seconds=1.0, good=per_second, refused=refused, failed=0, p50=1.0, p95=2.0, p99=3.0)


def a_duel(ours: int, theirs: int) -> Duel:
    return Duel(ours=[a_load(ours)], theirs=[a_load(theirs)], memory=900.0, seconds_to_ready=5.0)


def a_gale() -> Gale:
    return Gale(
        maximum=500.0,
        load=a_load(400, refused=1_200),
        memory_before=160.0,
        memory_after=165.0,
        probes={path: {**PROBE, "p99_ms": 80.0 if path == "/ready" else 20.0} for path in PATHS},
    )


def test_a_missed_target_says_so() -> None:
    service = {"seconds_to_ready": 0.7, "memory_mb": 165.0}
    missed = Target(name="memory", value=300, limit=250, at_least=False)
    kept = Target(name="goodput", value=0.95, limit=0.9, at_least=True)
    *_, first, second = table({"service": service}, [missed, kept]).splitlines()
    assert first.split() == ["memory", "300.00", "<=", "250", "NOT", "REACHED"]
    assert second.split() == ["goodput", "0.95", ">=", "0.9", "reached"]


def test_every_part_has_its_lines() -> None:
    figures = {
        "service": {"seconds_to_ready": 0.7, "memory_mb": 165.0},
        "overload": {"storm": as_json([a_gale()])},
        "peers": {MLFLOW: a_duel(490, 70).as_json()},
    }
    text = table(figures, [])
    assert "overload, storm" in text
    assert "refused 75.0%" in text
    assert all(f"{path} meanwhile" in text for path in PATHS)
    assert f"{MLFLOW}, 16 connections" in text


def test_overload_is_judged_by_goodput_and_by_the_slowest_probe() -> None:
    goodput, probe = overload_targets("storm", [a_gale()])
    assert (goodput.value, goodput.reached) == (0.8, False)
    assert (probe.value, probe.reached) == (80.0, False)


def test_clients_that_pause_ask_for_ten_times_the_maximum() -> None:
    paced = [storm for storm in STORMS if storm.paced]
    assert [storm.connections / storm.pause(500.0) for storm in paced] == [5_000.0]
    assert {storm.pause(500.0) for storm in STORMS if not storm.paced} == {0.0}


def test_the_best_onnx_peer_counts() -> None:
    duels = {MLFLOW: a_duel(490, 70), BENTOML: a_duel(500, 400), LITSERVE: a_duel(500, 300)}
    assert {target.name: target.value for target in targets(duels)} == {
        f"ours / {MLFLOW}": 7.0,
        "ours / best ONNX peer": 1.25,
    }
    assert targets({}) == []
