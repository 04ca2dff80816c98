"""The DAG under the real scheduler, DAG processor and api-server, triggered over REST."""

import json
import time
from collections import Counter
from http import HTTPStatus
from pathlib import Path
from typing import Any

import psutil
import pytest

from entrypoints.bootstrap import training as parts
from entrypoints.local_airflow.start import LocalAirflow
from entrypoints.settings.settings import Settings
from tests.scheduler.conftest import Api

SHIPPED, KILLED, AFTER = "marketing_creative_dag", "killed_on_the_way", "after_a_promotion"
STEPS = (
    "generate_data",
    "save_and_version_data",
    "train_model",
    "export_onnx",
    "check_and_register",
)
pytestmark = pytest.mark.filterwarnings("default")  # Airflow and MLflow warn of their own parts


@pytest.fixture(scope="module")
def killed_run(api: Api) -> dict[str, Any]:
    """The first run of all, so that it promotes; its worker was killed twice."""
    return api.run_to_its_end(KILLED, count=60, epochs=1, seed=3)


@pytest.fixture(scope="module")
def plain_run(api: Api, killed_run: dict[str, Any]) -> dict[str, Any]:
    return api.run_to_its_end(SHIPPED, count=30, epochs=1, seed=3)


def versions(place: Path) -> list[dict[str, Any]]:
    manifest = (place / "data" / "manifest.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in manifest.splitlines()]


def test_a_killed_worker_is_tried_again_and_nothing_is_doubled(
    api: Api, killed_run: dict[str, Any], place: Path, settings: Settings
) -> None:
    run_id = killed_run["dag_run_id"]
    assert killed_run["state"] == "success"
    tries = api.tries(KILLED, run_id)
    assert {step for step, count in tries.items() if count == 2} == {
        "save_and_version_data",
        "check_and_register",
    }
    assert [version["run_key"] for version in versions(place)].count(run_id) == 1

    history = parts.build_registry(settings).history()
    assert max(Counter(model.run_id for model in history).values()) == 1
    served = json.loads((place / "models" / "best_model" / "bundle.json").read_text())
    assert served["run_id"] in {model.run_id for model in history}


def test_the_shipped_dag_runs_to_success_and_its_log_has_the_table(
    api: Api, plain_run: dict[str, Any], place: Path
) -> None:
    run_id = plain_run["dag_run_id"]
    assert plain_run["state"] == "success"
    assert set(api.tries(SHIPPED, run_id).values()) == {1}
    assert [version["run_key"] for version in versions(place)][-1] == run_id
    log = api.log(SHIPPED, run_id, "pipeline_summary")
    for step in STEPS:
        assert f" {step} " in log


@pytest.mark.usefixtures("plain_run")
def test_a_dag_scheduled_on_the_champion_runs_once_for_each_promotion(api: Api) -> None:
    promotions = sum(_promoted(api, dag_id) for dag_id in (KILLED, SHIPPED))
    assert promotions
    deadline = time.monotonic() + 60
    while _ended_well(api) < promotions and time.monotonic() < deadline:
        time.sleep(0.5)
    assert _ended_well(api) == promotions


def _promoted(api: Api, dag_id: str) -> int:
    """How many runs of a DAG ended with a promotion."""
    runs = api.get(f"dags/{dag_id}/dagRuns")["dag_runs"]
    path = "taskInstances/check_and_register/xcomEntries/return_value?deserialize=true"
    results = [api.get(f"dags/{dag_id}/dagRuns/{run['dag_run_id']}/{path}") for run in runs]
    return sum(result["value"]["decision"]["outcome"] == "promoted" for result in results)


def _ended_well(api: Api) -> int:
    runs = api.get(f"dags/{AFTER}/dagRuns")["dag_runs"]
    return sum(run["state"] == "success" for run in runs)


def test_a_param_out_of_range_is_refused_and_no_run_exists(api: Api) -> None:
    before = api.get(f"dags/{SHIPPED}/dagRuns")["total_entries"]
    refused = api.trigger(SHIPPED, epochs=0)
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    assert "epochs" in refused.text
    assert api.get(f"dags/{SHIPPED}/dagRuns")["total_entries"] == before


def test_nothing_listens_beyond_this_machine(airflow: LocalAirflow) -> None:
    processes = [psutil.Process(), *psutil.Process().children(recursive=True)]
    listening = {
        connection.laddr.ip
        for process in processes
        for connection in process.net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
    }
    assert airflow.components
    assert listening == {"127.0.0.1"}
