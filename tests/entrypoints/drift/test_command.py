"""What the command takes, measures and gives back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import typer

pytest.importorskip("mlflow", reason="comes with the extra train, as what is tested does")

from domain.errors.promotion import NoChampion
from domain.model.drift.served import ServedDrift
from entrypoints.drift import command
from entrypoints.drift.command import drift, exit_code
from entrypoints.settings.settings import Settings

pytestmark = pytest.mark.usefixtures("no_settings")

NOW = datetime(2026, 3, 8, 12, tzinfo=UTC)


class Measured:
    """In the place of the use case; remembers what it was asked."""

    def __init__(self, found: ServedDrift) -> None:
        self.found, self.asked = found, list[tuple[Any, ...]]()

    def build(self, _: Settings, log: Path) -> "Measured":
        self.asked.append((log,))
        return self

    def __call__(self, since: datetime, until: datetime, *, all_models: bool) -> ServedDrift:
        self.asked.append((since, until, all_models))
        return self.found


@pytest.fixture
def measured(drifted: ServedDrift, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Measured:
    monkeypatch.chdir(tmp_path)
    measured = Measured(drifted)
    monkeypatch.setattr(command, "build_measure_served_drift", measured.build)
    monkeypatch.setattr(command, "now", lambda: NOW)
    return measured


@pytest.mark.parametrize(
    ("options", "since"),
    [
        ({}, NOW - timedelta(days=7)),
        ({"days": 0.5}, NOW - timedelta(hours=12)),
        ({"since": "2026-03-01"}, datetime(2026, 3, 1, tzinfo=UTC)),
        ({"since": "2026-03-01T08:00+02:00"}, datetime(2026, 3, 1, 6, tzinfo=UTC)),
    ],
)
def test_the_span_is_what_was_asked_for(
    measured: Measured, options: dict[str, Any], since: datetime
) -> None:
    drift(directory=Path("log"), **options)
    assert measured.asked == [(Path("log"),), (since, NOW, False)]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"days": 2, "since": "2026-03-01"}, "not both"),
        ({"since": "yesterday"}, "no day or moment"),
        ({"since": "2026-03-09"}, "not in the past"),
        ({"textfile": Path("drift.txt")}, "end in .prom"),
        ({"directory": None}, "inference_log.directory"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_read(
    measured: Measured, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(typer.BadParameter, match=words):
        drift(**{"directory": Path("log"), **options})
    assert measured.asked == []


def test_the_directory_of_the_settings_is_the_default(
    measured: Measured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREATIVES_INFERENCE_LOG__DIRECTORY", "answers")
    monkeypatch.setenv("CREATIVES_INFERENCE_LOG__TEXT", "plain")
    drift()
    assert measured.asked[0] == (Path("answers"),)


@pytest.mark.parametrize(("action", "code"), [("warn", 0), ("retrain", 0), ("stop", 3)])
def test_strong_drift_fails_where_the_settings_stop(
    measured: Measured, monkeypatch: pytest.MonkeyPatch, action: str, code: int
) -> None:
    monkeypatch.setenv("CREATIVES_DRIFT__ACTION", action)
    result = drift(directory=Path("log"))
    assert result["strong"] == ["price"]
    assert result["traffic"]["since"] == "2026-03-01T12:00:00Z"
    assert exit_code(result) == code


def test_no_verdict_is_no_failure(
    measured: Measured, monkeypatch: pytest.MonkeyPatch, unknown: ServedDrift
) -> None:
    monkeypatch.setenv("CREATIVES_DRIFT__ACTION", "stop")
    measured.found = unknown
    result = drift(directory=Path("log"), textfile=Path("creatives.prom"))
    assert result["words"] == "drift not measured: there is no champion yet"
    assert exit_code(result) == 0
    assert "creatives_served_drift_measured 0.0" in Path("creatives.prom").read_text()


def test_where_nothing_was_recorded_nothing_is_created(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoChampion):
        drift(directory=Path("log"))
    assert list(tmp_path.iterdir()) == []
