"""The whole loop with the real parts, from the data service to a served champion."""

import json
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from mlflow import MlflowClient

ROOT = Path(__file__).parents[2]


def test_each_cycle_adds_one_version_and_one_decision(two_cycles: str, workplace: Path) -> None:
    lines = (workplace / "data" / "manifest.jsonl").read_text().splitlines()
    assert [json.loads(line)["number"] for line in lines] == [1, 2]
    assert two_cycles.count("PROMOTED") + two_cycles.count("KEPT") == 2
    assert "dataset version 2: 60 new products, 120 in all" in two_cycles


def test_mlflow_holds_runs_registry_and_comparison(
    two_cycles: str, environment: dict[str, str]
) -> None:
    assert two_cycles
    client = MlflowClient(environment["CREATIVES_TRACKING__URI"])
    experiment = client.get_experiment_by_name("creative-quality")
    assert experiment is not None
    recorded = client.search_runs([experiment.experiment_id], order_by=["start_time"])
    # a rollback is a run, too, and another test may have made some in this workplace
    runs = [run for run in recorded if "rollback" not in run.data.tags["creatives.run_key"]]
    assert [run.info.status for run in runs] == ["FINISHED", "FINISHED"]
    for run in runs:
        assert {"epochs", "batch_size", "learning_rate", "dataset_version", "model_type"} <= set(
            run.data.params
        )
        assert len(client.get_metric_history(run.info.run_id, "validation_loss")) == 3
        assert len(run.inputs.dataset_inputs) == 1
        files = {file.path for file in client.list_artifacts(run.info.run_id, "comparison")}
        names = {"README.md", "decision.json", "figures", "mistakes.json", "predictions.csv"}
        pages = {"report.html", "report.json", "report.md"}
        assert files == {f"comparison/{name}" for name in names | pages}
    champion = client.get_model_version_by_alias("creative-quality", "champion")
    assert champion.run_id in {run.info.run_id for run in runs}


def test_the_champion_is_served_and_stops_cleanly(
    two_cycles: str, environment: dict[str, str], workplace: Path
) -> None:
    assert two_cycles
    manifest = json.loads((workplace / "models" / "best_model" / "bundle.json").read_text())
    address = f"http://127.0.0.1:{environment['CREATIVES_INFERENCE__PORT']}"
    service = subprocess.Popen(
        [sys.executable, "-m", "entrypoints.inference_app"], env=environment, cwd=workplace
    )
    try:
        _wait_until_ready(address, service)
        answer = _post(f"{address}/predict", {"title": "Wool Scarf", "description": "Warm."})
    finally:
        service.send_signal(signal.SIGTERM)
        code = service.wait(20)
    assert code == 0
    assert answer["model_version"] == manifest["model_version"]
    assert answer["dataset_version"] == manifest["dataset_version"]
    assert "Wool Scarf" in answer["caption"]
    assert answer["quality"] in {"good", "poor"}


def test_a_data_service_that_is_down_leaves_no_version(run: Any, workplace: Path) -> None:
    before = sorted(workplace.rglob("*.csv"))
    done = run("retrain.py", "--count", "50")
    assert done.returncode == 1
    assert "did not answer after 5 attempts" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(workplace.rglob("*.csv")) == before


def _wait_until_ready(address: str, service: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert service.poll() is None, "the service ended"
        try:
            with urllib.request.urlopen(f"{address}/ready", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    pytest.fail("the service did not become ready")


def _post(url: str, body: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(
        url, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        result: dict[str, Any] = json.loads(answer.read())
    return result
