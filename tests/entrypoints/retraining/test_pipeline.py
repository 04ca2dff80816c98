"""Where a run works, and what a step started by hand finds of an earlier one."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.errors.tracking import TrackingUnavailable
from domain.errors.training import ModelNotFound
from domain.model.evaluation.parity import ParityMeasurement, ParityPolicy, Precision, judge_parity
from domain.use_cases.train.export_model import ExportResult
from entrypoints.retraining import pipeline
from entrypoints.retraining.cycle import new_run_key
from entrypoints.settings.sections import ModelsSettings
from entrypoints.settings.settings import Settings

RUNS = Path("somewhere/runs")
SETTINGS = Settings(models=ModelsSettings(runs_directory=RUNS))
KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300).filter(
    lambda key: bool(key.strip())
)


def directory(key: str) -> Path:
    return Path(pipeline._run_directory(SETTINGS, key, "model"))


@given(KEYS)
def test_every_run_key_has_a_directory_of_its_own_that_any_disk_takes(key: str) -> None:
    place = directory(key)
    assert place.parts[:2] == RUNS.parts
    assert (len(place.parts), place.parts[3]) == (4, "model")
    assert len(place.parts[2]) <= 80
    assert place.parts[2].isascii()
    assert not set(place.parts[2]) & set('/\\:*?"<>| ')
    assert not place.parts[2].startswith(".")


@given(st.lists(KEYS, min_size=2, max_size=2, unique=True))
def test_two_run_keys_never_share_a_directory(keys: list[str]) -> None:
    first, second = keys
    assert directory(first) != directory(second)
    assert directory(first) == directory(first)


def test_keys_of_orchestrators_stay_readable() -> None:
    assert "scheduled__2026-01-02T00-00-00-00-00" in str(
        directory("scheduled__2026-01-02T00:00:00+00:00")
    )


@pytest.mark.parametrize("key", ["", " ", "\n"])
def test_a_blank_run_key_is_refused(key: str) -> None:
    with pytest.raises(InvalidValue, match="run key"):
        directory(key)


def test_an_export_by_hand_finds_what_training_left(tmp_path: Path) -> None:
    settings = Settings(models=ModelsSettings(runs_directory=tmp_path))
    with pytest.raises(ModelNotFound, match="run 'one' has not finished training"):
        pipeline.trained_in(settings, "one")
    memo = Path(pipeline._run_directory(settings, "one", "training.json"))
    memo.parent.mkdir(parents=True)
    memo.write_text(json.dumps({"run_id": "run1"}))
    assert pipeline.trained_in(settings, "one") == {"run_id": "run1"}


def test_new_run_keys_differ() -> None:
    keys = {new_run_key() for _ in range(50)}
    assert len(keys) == 50
    assert all(key[8] == "T" and key[15] == "Z" for key in keys)


@pytest.mark.parametrize("difference", [math.nan, math.inf, 0.25])
def test_an_exported_result_is_strict_json_and_comes_back(difference: float) -> None:
    measured = [
        ParityMeasurement(
            precision=precision,
            rows=4,
            logit_difference=difference,
            label_agreement=1.0,
            accuracy=0.5,
            accuracy_drop=0.0,
        )
        for precision in (Precision.FP32, Precision.INT8)
    ]
    parity = judge_parity(measured[0], measured[1], ParityPolicy())
    result = ExportResult(run_id="run", dataset_version=1, location="here", parity=parity)
    told = json.loads(json.dumps(pipeline._json(result), allow_nan=False))
    back = pipeline._EXPORT.validate_python(pipeline._with_nan(told))
    assert back.parity.passed is result.parity.passed
    number = back.parity.fp32.logit_difference
    assert number == difference or (math.isnan(number) and not math.isfinite(difference))


def test_a_tracking_server_that_is_gone_when_changes_are_told_harms_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(_: Settings) -> None:
        raise TrackingUnavailable("http://127.0.0.1:9", "refused")

    monkeypatch.setattr(pipeline.parts, "build_tell_changes", gone)
    assert pipeline._tell_changes(SETTINGS) is None
