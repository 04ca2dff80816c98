"""What wrk printed becomes figures."""

import json
from pathlib import Path
from typing import Any

import pytest

from entrypoints.benchmarks.serving.errors import LoadGeneratorFailed, ProgramMissing
from entrypoints.benchmarks.serving.wrk import Wrk, parse
from entrypoints.benchmarks.serving.wrk_script import MARK, SCRIPT

CHATTER = """Running 3s test @ http://127.0.0.1:8000/predict
  1 threads and 16 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    38.97ms    5.50ms 107.10ms   90.00%
"""


def printed(**changed: Any) -> str:
    figures = {
        "duration_us": 2_000_000,
        "errors": 0,
        "all_us": [1_000, 2_000, 3_000],
        "statuses": [["200", 3]],
        "good_us": [30_000, 10_000, 20_000],
    }
    return f"{CHATTER}{MARK}{json.dumps({**figures, **changed})}\n"


def test_good_answers_are_timed_apart_from_refusals() -> None:
    load = parse(printed(statuses=[["503", 40], ["200", 3]]))
    assert (load.good, load.refused, load.failed) == (3, 40, 0)
    assert load.throughput == 1.5
    assert load.offered == 21.5
    assert (load.p50, load.p95, load.p99) == (20.0, 30.0, 30.0)


def test_without_request_ids_in_the_answers_all_are_timed() -> None:
    load = parse(printed(good_us=[]))
    assert (load.p50, load.p95, load.p99) == (1.0, 2.0, 3.0)


def test_other_statuses_and_broken_connections_failed() -> None:
    load = parse(printed(statuses=[["200", 3], ["500", 2], ["404", 1]], errors=4))
    assert (load.good, load.refused, load.failed) == (3, 0, 7)


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("", "it said nothing"),
        (CHATTER, "Running 3s test"),
        (printed(statuses=[], errors=16), r"no request was answered in time \(16 failed\)"),
    ],
)
def test_no_figures_is_an_error_that_says_why(output: str, reason: str) -> None:
    with pytest.raises(LoadGeneratorFailed, match=reason):
        parse(output)


def test_the_script_prints_the_mark_that_is_read() -> None:
    assert f'io.write("{MARK}"' in SCRIPT


def test_without_wrk_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ProgramMissing, match="apt-get install wrk"):
        Wrk(tmp_path)


def test_questions_are_written_a_line_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "wrk"
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    path = Wrk(tmp_path).questions("predict", ["{}", '{"title": "Lampe für Café"}'])
    assert path.read_text(encoding="utf-8").splitlines() == ["{}", '{"title": "Lampe für Café"}']
