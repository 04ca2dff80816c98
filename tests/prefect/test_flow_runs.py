"""A retraining flow: retried under one run key, refused before any work, failed with the reason."""

from pathlib import Path
from typing import Any

import pytest

from tests.fakes.workplace import free_port
from tests.prefect.records import LAST_WORD, log_lines, task_runs

STEPS = ["generate", "version", "train", "export", "register"]


def retraining(**options: Any) -> Any:
    from prefect.flows import load_function_and_convert_to_flow

    flow = load_function_and_convert_to_flow("scripts/retrain.py:retrain")
    return flow.with_options(**options)


def versions(workplace: Path) -> int:
    return len((workplace / "data" / "manifest.jsonl").read_text().splitlines())


@pytest.mark.usefixtures("data_service")
def test_a_retried_flow_goes_on_and_doubles_nothing(workplace: Path) -> None:
    obstacle = workplace / "runs"  # where training wants a directory
    obstacle.touch()
    attempts = []

    def make_room(_flow: Any, _run: Any, _state: Any) -> None:
        attempts.append(versions(workplace) if (workplace / "data").exists() else 0)
        if len(attempts) > 1:
            obstacle.unlink()

    flow = retraining(retries=1, on_running=[make_room])
    state = flow(count=60, seed=1, return_state=True)
    [cycle] = state.result()["cycles"]
    run_id = state.state_details.flow_run_id
    assert attempts == [0, 1]  # the first attempt failed after it had made the version
    assert versions(workplace) == cycle["dataset_version"] == cycle["champion_version"] == 1
    assert cycle["run_key"] == str(run_id)

    shown = task_runs(run_id, expected=8)
    assert shown == [
        *[("generate", "COMPLETED"), ("version", "COMPLETED"), ("train", "FAILED")],
        *[(step, "COMPLETED") for step in STEPS],
    ]
    told = log_lines(run_id)
    assert "4/5 Exporting to ONNX, quantising to INT8, checking that both agree ..." in told
    assert f"{LAST_WORD} Completed()" in told


@pytest.mark.usefixtures("data_service")
@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"count": 0}, "setting 'dataset.count': Input should be greater than or equal to 1"),
        ({"epochs": 5000}, "setting 'training.epochs': Input should be less than or equal to 1000"),
        ({"seed": -1}, "setting 'training.seed': Input should be greater than or equal to 0"),
        ({"cycles": 0}, "cycles must be at least 1; got 0"),
    ],
)
def test_a_parameter_out_of_range_is_refused_before_any_work(
    workplace: Path, parameters: dict[str, int], reason: str
) -> None:
    state = retraining()(**parameters, return_state=True)
    assert state.is_failed()
    assert reason in state.message
    assert list(workplace.iterdir()) == []


def test_without_a_data_service_the_run_is_retried_then_fails_with_the_reason(
    workplace: Path,
) -> None:
    attempts = []
    flow = retraining(retries=2, on_running=[lambda *_: attempts.append(1)])
    state = flow(count=60, return_state=True)
    assert len(attempts) == 3
    assert state.is_failed()
    assert "the data service at http://127.0.0.1:" in state.message
    assert "did not answer after 1 attempts (no connection)" in state.message
    assert task_runs(state.state_details.flow_run_id, expected=3) == [("generate", "FAILED")] * 3
    assert not (workplace / "data" / "manifest.jsonl").exists()


@pytest.mark.usefixtures("data_service")
def test_without_a_tracking_server_nothing_is_collected(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = f"http://127.0.0.1:{free_port()}"
    monkeypatch.setenv("CREATIVES_TRACKING__URI", nobody)
    state = retraining()(count=60, return_state=True)
    assert state.is_failed()
    assert f"MLflow at {nobody} cannot be used" in state.message
    assert not (workplace / "data").exists()
