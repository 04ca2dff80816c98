"""Every script that does work runs as a Prefect flow, unedited; a cycle by hand shows each step."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.prefect.records import task_runs


def run(script: str, **parameters: Any) -> tuple[Any, Any]:
    """The result of the script as a flow, and the id of the flow run."""
    from prefect.flows import load_function_and_convert_to_flow

    flow = load_function_and_convert_to_flow(f"scripts/{script}.py:{script}")
    state = flow(**parameters, return_state=True)
    result = state.result()
    assert json.loads(json.dumps(result)) == result
    return result, state.state_details.flow_run_id


@pytest.mark.usefixtures("data_service")
def test_a_cycle_step_by_step(workplace: Path) -> None:
    collected, collection = run("generate_data", count=60, seed=1)
    assert collected["dataset_version"] == 1
    assert collected["run_key"] == str(collection)
    steps = [("generate", "COMPLETED"), ("version", "COMPLETED")]
    assert task_runs(collection, expected=2) == steps

    trained, training = run("train", dataset_version=1, epochs=1, seed=1)
    assert trained["run_key"] == str(training)
    assert task_runs(training, expected=1) == [("train", "COMPLETED")]

    exported, export = run("export_onnx", run_key=trained["run_key"], register=True)
    assert exported["champion_version"] == 1
    assert (workplace / "models" / "best_model" / "bundle.json").exists()
    assert task_runs(export, expected=2) == [("export", "COMPLETED"), ("register", "COMPLETED")]


@pytest.mark.parametrize("script", ["generate_data", "train", "export_onnx", "retrain"])
@pytest.mark.usefixtures("prefect_server")
def test_a_script_is_a_plain_function_until_prefect_makes_it_a_flow(
    script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect import Flow
    from prefect.utilities.importtools import import_object

    monkeypatch.chdir(Path(__file__).parents[2])
    function = import_object(f"scripts/{script}.py:{script}")
    assert callable(function)
    assert not isinstance(function, Flow)
