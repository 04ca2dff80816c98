"""The DAG, a metadata database for it, and a place where its tasks work."""

import importlib.util
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.workplace import workplace_settings

ROOT = Path(__file__).parents[2]
DAG_FILE = ROOT / "dags" / "marketing_creative_dag.py"

# Airflow reads these when it is imported first.
os.environ |= {
    "AIRFLOW_HOME": tempfile.mkdtemp(prefix="airflow-"),
    "AIRFLOW__CORE__DAGS_FOLDER": str(DAG_FILE.parent),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
}
pytest.importorskip("airflow", reason="comes with the extra airflow")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Airflow and what it imports warn of their own code, which we cannot change."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("default"))


@pytest.fixture(scope="session")
def metadata() -> None:
    from airflow.utils.db import initdb

    initdb()


@pytest.fixture
def dag(metadata: None) -> Any:
    """The DAG as Airflow loads it, but for one retry that does not let the tests wait."""
    spec = importlib.util.spec_from_file_location(DAG_FILE.stem, DAG_FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    loaded = module.marketing_creative_dag()
    for task in loaded.tasks:
        task.retries, task.retry_delay = min(task.retries, 1), timedelta(seconds=0.1)
    return loaded


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # One short attempt each: waiting for a service that is down is left to Airflow's retries.
    patience = {
        "CREATIVES_DATA_SERVICE__ATTEMPTS": "2",
        "CREATIVES_DATA_SERVICE__BACKOFF_SECONDS": "0.01",
    }
    for name, value in {**workplace_settings(tmp_path), **patience}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # of the data service
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def data_service(workplace: Path) -> Iterator[None]:
    from entrypoints.processes.child_service import child_service
    from entrypoints.settings.settings import load_settings

    url = load_settings().data_service.base_url
    with child_service("entrypoints.data_app", probe=f"{url}/health"):
        yield


@dataclass(frozen=True, kw_only=True)
class Ran:
    """A DAG run after it has ended."""

    run_id: str
    state: str
    states: dict[str, str]
    tries: dict[str, int]
    results: dict[str, Any]
    log: str


@pytest.fixture
def run(dag: Any, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the DAG with ``dag.test()`` and the given params."""

    def run_dag(**params: Any) -> Ran:
        from airflow.models.xcom import XComModel
        from airflow.utils.session import create_session

        capsys.readouterr()
        ended = dag.test(run_conf=params)
        tasks = ended.get_task_instances()
        with create_session() as session:
            rows = session.scalars(
                XComModel.get_many(run_id=ended.run_id, dag_ids=dag.dag_id, key="return_value")
            ).all()
            results = {row.task_id: XComModel.deserialize_value(row) for row in rows}
        return Ran(
            run_id=ended.run_id,
            state=str(ended.state),
            states={each.task_id: str(each.state) for each in tasks},
            tries={each.task_id: each.try_number for each in tasks},
            results=results,
            log=capsys.readouterr().out,
        )

    return run_dag


def manifest_lines(workplace: Path) -> list[str]:
    """One per dataset version."""
    manifest = workplace / "data" / "manifest.jsonl"
    return manifest.read_text(encoding="utf-8").splitlines() if manifest.exists() else []
