"""Whole cycles: how they end when there is nothing to learn from."""

from typing import Any, NoReturn

import pytest

pytest.importorskip("mlflow", reason="comes with the extra train, as what is tested does")

from domain.errors.data import SourceUnchanged
from entrypoints.retraining import cycle
from entrypoints.settings.settings import Settings


def test_a_night_without_news_is_said_and_ends_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def has_nothing(*_: Any, **__: Any) -> NoReturn:
        raise SourceUnchanged

    monkeypatch.setattr(cycle.pipeline, "check_tracking", lambda _: None)
    monkeypatch.setattr(cycle.pipeline, "generate", has_nothing)
    told: list[str] = []
    summaries = cycle.retrain_repeatedly(Settings(), "key", cycles=2, seed=None, tell=told.append)
    assert summaries == [
        {"run_key": "key.1", "trained": False},
        {"run_key": "key.2", "trained": False},
    ]
    assert sum("nothing new since the last collection" in line for line in told) == 2
