"""Which errors end a task of Airflow at once, for every error that a person can cause."""

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException

from domain.errors.base import CreativesError
from domain.errors.data import SourceUnchanged
from entrypoints.retraining import airflow_tasks
from tests.dags.conftest import ROOT


def every_error() -> list[type[CreativesError]]:
    """Also those of the entrypoints; their modules are imported to find them."""
    for path in [*ROOT.glob("domain/errors/*.py"), *ROOT.glob("entrypoints/**/errors.py")]:
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return sorted(_below(CreativesError), key=lambda each: each.__name__)


def _below(error: type[CreativesError]) -> Iterator[type[CreativesError]]:
    for each in error.__subclasses__():
        yield each
        yield from _below(each)


FAILURES = [error for error in every_error() if error is not SourceUnchanged]


class _TaskInstance:
    """Takes what a task keeps for the summary."""

    def __init__(self) -> None:
        self.kept: list[str] = []

    def xcom_push(self, _key: str, value: str) -> None:
        self.kept.append(value)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    instance = _TaskInstance()
    monkeypatch.setattr(airflow_tasks, "get_current_context", lambda: {"ti": instance})
    return instance.kept


def _failing(error: Exception) -> Any:
    def step() -> Any:
        raise error

    return airflow_tasks.reports_failure(step)


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: error.__name__)
def test_an_error_ends_the_task_unless_trying_again_can_help(
    error: type[CreativesError], kept: list[str]
) -> None:
    raised = error.__new__(error, "what was wrong")
    with pytest.raises(error if error.retry_helps else AirflowFailException) as ended:
        _failing(raised)()
    assert ended.value is raised or ended.value.__cause__ is raised
    assert kept == [f"{error.__name__}: what was wrong"]


def test_a_source_without_news_skips_the_task_and_is_no_failure(kept: list[str]) -> None:
    with pytest.raises(AirflowSkipException, match="nothing new since the last collection"):
        _failing(SourceUnchanged())()
    assert kept == []


def test_what_nobody_typed_is_tried_again(kept: list[str]) -> None:
    with pytest.raises(ConnectionResetError):
        _failing(ConnectionResetError("by peer"))()
    assert kept == ["ConnectionResetError: by peer"]
