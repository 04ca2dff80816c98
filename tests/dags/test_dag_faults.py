"""What a run says and leaves behind when something around it is broken."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from domain.errors.base import CreativesError
from domain.errors.data import SourceUnchanged
from domain.errors.promotion import LabelThresholdChanged
from domain.errors.storage import StoreBusy
from domain.errors.tracking import DecisionTooLong, DecisionUnreadable
from domain.errors.training import CheckpointMismatch
from entrypoints.retraining import pipeline
from tests.dags.conftest import Ran, manifest_lines
from tests.fakes.failing_disk import fail_at
from tests.fakes.workplace import free_port

NOT_RUN = "upstream_failed"


def assert_failed_at(step: str, ran: Ran, *, tries: int) -> None:
    steps = list(ran.states)
    assert ran.state == "failed"
    assert ran.states[step] == "failed"
    assert ran.tries[step] == tries
    assert ran.states["pipeline_summary"] == "failed"
    after = {"generate_data": 4, "save_and_version_data": 3}[step]
    assert sum(ran.states[each] == NOT_RUN for each in steps) == after
    assert f"{step} failed: " in ran.log


def test_without_a_data_service_it_tries_again_and_makes_no_version(
    run: Callable[..., Ran], workplace: Path
) -> None:
    ran = run(count=20)
    assert_failed_at("generate_data", ran, tries=2)
    assert "SourceUnavailable: the data service at http://127.0.0.1:" in ran.log
    assert manifest_lines(workplace) == []


@pytest.mark.usefixtures("data_service")
def test_without_a_tracking_server_it_tries_again_and_makes_no_version(
    run: Callable[..., Ran], workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREATIVES_TRACKING__URI", f"http://127.0.0.1:{free_port()}")
    ran = run(count=20)
    assert_failed_at("generate_data", ran, tries=2)
    assert "TrackingUnavailable: MLflow at http://127.0.0.1:" in ran.log
    assert manifest_lines(workplace) == []


@pytest.mark.usefixtures("data_service")
def test_on_a_full_disk_the_version_does_not_exist_and_the_summary_says_why(
    run: Callable[..., Ran], workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_version = pipeline.version

    def on_a_full_disk(*args: Any) -> pipeline.Json:
        with fail_at(1, no_space):
            return really_version(*args)

    monkeypatch.setattr(pipeline, "version", on_a_full_disk)
    ran = run(count=20)
    assert_failed_at("save_and_version_data", ran, tries=2)
    assert "StorageFull: the disk is full" in ran.log
    assert manifest_lines(workplace) == []


def no_space() -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("param", "value"),
    [
        ("count", 0),
        ("count", 10_001),
        ("count", "many"),
        ("seed", -1),
        ("epochs", 0),
        ("epochs", 1.5),
        ("batch_size", 0),
        ("learning_rate", 0),
        ("learning_rate", 2),
    ],
)
def test_a_param_out_of_range_is_refused_before_the_run_exists(
    run: Callable[..., Ran], workplace: Path, param: str, value: object
) -> None:
    from airflow.sdk.exceptions import ParamValidationError

    with pytest.raises(ParamValidationError, match=param):
        run(**{param: value})
    assert list(workplace.iterdir()) == []


def test_an_unknown_param_fails_at_once_and_is_named(
    run: Callable[..., Ran], workplace: Path
) -> None:
    ran = run(epoch=3)
    assert_failed_at("generate_data", ran, tries=1)
    assert "got ['epoch']" in ran.log
    assert list(workplace.iterdir()) == []


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize(
    ("error", "tries"),
    [
        (LabelThresholdChanged("rating of at least 3 stars", "rating of at least 4 stars"), 1),
        (DecisionTooLong(9_000, 8_000), 1),
        (DecisionUnreadable("8f6c", "tag", "it is no JSON"), 1),
        (CheckpointMismatch("model.safetensors", "a", "b"), 1),
        (StoreBusy("the dataset data", 60.0), 2),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_would_end_the_same_way_is_not_tried_again(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, error: CreativesError, tries: int
) -> None:
    def fails(*_: Any, **__: Any) -> NoReturn:
        raise error

    monkeypatch.setattr(pipeline, "check_tracking", fails)
    ran = run(count=20)
    assert_failed_at("generate_data", ran, tries=tries)
    assert f"{type(error).__name__}: " in ran.log


@pytest.mark.usefixtures("workplace")
def test_a_night_without_news_is_no_failure(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def has_nothing(*_: Any, **__: Any) -> NoReturn:
        raise SourceUnchanged

    monkeypatch.setattr(pipeline, "check_tracking", has_nothing)
    ran = run()
    assert (ran.state, ran.states.pop("pipeline_summary")) == ("success", "success")
    assert set(ran.states.values()) == {"skipped"}


@pytest.mark.usefixtures("workplace")
def test_a_setting_that_cannot_be_is_not_tried_again(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREATIVES_DATASET__HOLDOUT_FRACTION", "2")
    ran = run(count=20)
    assert_failed_at("generate_data", ran, tries=1)
    assert "InvalidSettings: setting 'dataset.holdout_fraction'" in ran.log
