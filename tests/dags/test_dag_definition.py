"""What the DAG is made of: schedule, tasks, edges, retries, params."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from entrypoints.settings.settings import Settings
from tests.dags.conftest import DAG_FILE, ROOT

STEPS = [
    "generate_data",
    "save_and_version_data",
    "train_model",
    "export_onnx",
    "check_and_register",
    "pipeline_summary",
]


@pytest.fixture(scope="module")
def shipped(metadata: None) -> Any:
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(DAG_FILE.parent)
    assert bag.import_errors == {}
    [dag] = bag.dags.values()
    return dag


def test_it_runs_every_night_at_midnight_utc_one_at_a_time(shipped: Any) -> None:
    assert shipped.dag_id == "marketing_creative_dag"
    assert shipped.timetable.expression == "0 0 * * *"
    assert str(shipped.timetable.timezone) == "UTC"
    assert (shipped.catchup, shipped.max_active_runs) == (False, 1)
    assert shipped.is_paused_upon_creation is False
    assert "creative_quality_champion" in shipped.doc_md


def test_deploying_it_starts_nothing_before_the_next_midnight(shipped: Any) -> None:
    from airflow.serialization.serialized_objects import DagSerialization
    from airflow.timetables.base import TimeRestriction

    timetable = DagSerialization.deserialize_dag(DagSerialization.serialize_dag(shipped)).timetable
    never_ran = TimeRestriction(earliest=shipped.start_date, latest=None, catchup=shipped.catchup)
    before = datetime.now(UTC)
    first = timetable.next_dagrun_info_v2(last_dagrun_info=None, restriction=never_ran).run_after
    assert before < first <= datetime.now(UTC) + timedelta(days=1)
    assert (first.hour, first.minute, first.utcoffset()) == (0, 0, timedelta(0))


def test_the_steps_follow_one_another(shipped: Any) -> None:
    assert [task.task_id for task in shipped.topological_sort()] == STEPS
    following = [*STEPS[1:], None]
    for step, after in zip(STEPS, following, strict=True):
        assert shipped.get_task(step).downstream_task_ids == ({after} if after else set())


def test_steps_are_grouped_without_changing_their_names(shipped: Any) -> None:
    root = shipped.task_group
    groups = {name: sorted(group.children) for name, group in shipped.task_group_dict.items()}
    assert sorted(root.children) == ["data", "model", "pipeline_summary", "promotion"]
    assert groups == {
        "data": ["generate_data", "save_and_version_data"],
        "model": ["export_onnx", "train_model"],
        "promotion": ["check_and_register"],
    }


@pytest.mark.parametrize("step", STEPS)
def test_every_task_is_retried_with_growing_pauses_and_has_a_time_limit(
    shipped: Any, step: str
) -> None:
    task = shipped.get_task(step)
    assert task.retries == 3
    assert task.retry_exponential_backoff > 1
    assert timedelta(0) < task.retry_delay < task.max_retry_delay
    assert task.execution_timeout
    assert task.doc_md


def test_the_summary_runs_whatever_came_before(shipped: Any) -> None:
    rules = {task.task_id: task.trigger_rule.value for task in shipped.tasks}
    assert rules.pop("pipeline_summary") == "all_done"
    assert set(rules.values()) == {"all_success"}


def _limits(schema: dict[str, Any]) -> dict[str, Any]:
    bounds = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
    return {name: schema[name] for name in bounds if name in schema}


@pytest.mark.parametrize("param", ["count", "seed", "epochs", "batch_size", "learning_rate"])
def test_a_param_takes_what_its_setting_takes(shipped: Any, param: str) -> None:
    section = "DatasetSettings" if param == "count" else "TrainingConfig"
    setting = Settings.model_json_schema()["$defs"][section]["properties"][param]
    given = shipped.params.get_param(param)
    assert given.schema["type"] == ["null", setting["type"]]
    assert _limits(given.schema) == _limits(setting)
    assert given.value is None
    assert given.description
    assert given.schema["title"]


def test_there_are_no_other_params(shipped: Any) -> None:
    assert set(shipped.params) == {"count", "seed", "epochs", "batch_size", "learning_rate"}


def test_an_event_of_the_champion_comes_from_the_comparison_alone(shipped: Any) -> None:
    outlets = {task.task_id: [each.name for each in task.outlets] for task in shipped.tasks}
    assert {name: found for name, found in outlets.items() if found} == {
        "check_and_register": ["creative_quality_champion"]
    }


def test_parsing_imports_nothing_heavy() -> None:
    code = (
        "import json, runpy, sys; import airflow.sdk; before = set(sys.modules);"
        f"runpy.run_path({str(DAG_FILE)!r});"
        "print(json.dumps(sorted({name.partition('.')[0] for name in set(sys.modules) - before})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    imported = set(json.loads(done.stdout.splitlines()[-1]))
    assert "entrypoints" in imported
    heavy = {"torch", "mlflow", "transformers", "optimum", "onnxruntime", "pandas", "pyarrow"}
    assert not imported & heavy
