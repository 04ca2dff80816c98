"""What a DAG and its tasks share: params, their run's settings, failures the summary can read."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec

from airflow.sdk import Param, get_current_context
from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException
from pydantic import TypeAdapter

from domain.errors.base import CreativesError, InvalidValue
from domain.errors.data import SourceUnchanged
from domain.errors.storage import fault_behind
from entrypoints.processes.termination import leaving_on_sigterm
from entrypoints.retraining.cycle_report import WORDS, CycleReport, StepOutcome
from entrypoints.retraining.pipeline import Json
from entrypoints.settings.run_options import with_options
from entrypoints.settings.settings import Settings, load_settings

_FAILURE = "failure"  # the XCom that holds why a task's last attempt failed
_LONGEST_FAILURE = 2_000  # characters

P = ParamSpec("P")


def optional_param(section: str, setting: str, description: str) -> Param:
    """A param of the trigger form that may be left empty, of the type and range of a setting."""
    kind: Any = Settings.model_fields[section].annotation
    known = TypeAdapter(kind).json_schema()["properties"][setting]
    del known["default"]  # Airflow would fill it in
    return Param(None, description, schema={**known, "type": ["null", known["type"]]})


def this_run(known_params: Mapping[str, object]) -> tuple[Settings, str]:
    """The settings with the run's params, and the run key, which is the run's id.

    Args:
        known_params: those of the DAG; a run's configuration may bring others along.

    Raises:
        InvalidValue: the run has a param that the DAG does not know.
        CreativesError: as in ``load_settings`` and ``with_options``.
    """
    context = get_current_context()
    params = dict(context["params"])
    if unknown := sorted(params.keys() - known_params.keys()):
        raise InvalidValue("a run's configuration", unknown, f"of {', '.join(known_params)}")
    return with_options(load_settings(), **params), context["run_id"]


def reports_failure(step: Callable[P, Json]) -> Callable[P, Json]:
    """Keep why a step failed, for the summary, and clean up when its worker gets a SIGTERM.

    A step whose failure would repeat itself is not tried again.
    """

    @wraps(step)
    def run(*args: P.args, **kwargs: P.kwargs) -> Json:
        with _failure_kept(), leaving_on_sigterm():
            return step(*args, **kwargs)

    return run


@contextmanager
def _failure_kept() -> Iterator[None]:
    try:
        yield
    except AirflowSkipException:
        raise  # no failure
    except SourceUnchanged as error:  # an ordinary night
        raise AirflowSkipException(str(error)) from error
    except BaseException as error:
        error = fault_behind(error) or error
        reason = f"{type(error).__name__}: {error}"
        get_current_context()["ti"].xcom_push(_FAILURE, reason[:_LONGEST_FAILURE])
        if isinstance(error, CreativesError) and not error.retry_helps:
            raise AirflowFailException(reason) from error  # Airflow tries no more
        raise


def report() -> CycleReport:
    """What became of the steps of the current run; all of them have ended."""
    context = get_current_context()
    ti = context["ti"]
    rows = ti.get_task_breadcrumbs(context["dag"].dag_id, context["run_id"])  # type: ignore[attr-defined]  # of the class, not yet of its protocol
    ended = {row["task_id"]: row for row in rows}
    return CycleReport(
        [
            StepOutcome(
                step=step,
                state=ended[step]["state"],
                seconds=ended[step]["duration"],
                result=ti.xcom_pull(task_ids=step),
                failure=ti.xcom_pull(task_ids=step, key=_FAILURE),
            )
            for step in WORDS
        ]
    )
