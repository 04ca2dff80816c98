"""What every listener does: the fake, a webhook and a command."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from adapters.notices.attempts import Attempts
from adapters.notices.command import Command
from adapters.notices.document import document_of
from adapters.notices.webhook import Webhook
from domain.errors.promotion import NoticeUndelivered
from domain.model.promotion.champion_change import ChampionChange
from domain.ports.change_listener import ChangeListener
from tests.adapters.notices.conftest import Receiver
from tests.fakes.change_listener import PROMOTION, ROLLBACK, FakeListener

APPEND = "import pathlib, sys; pathlib.Path(sys.argv[1]).open('a').write(sys.stdin.read() + '\\n')"
Bench = tuple[ChangeListener, ChangeListener, Callable[[], list[Any]]]


@pytest.fixture(params=["fake", "webhook", "command"])
def bench(
    request: pytest.FixtureRequest, receiver: Receiver, attempts: Attempts, tmp_path: Path
) -> Bench:
    """A listener, one that takes nothing, and what the first was told."""
    if request.param == "fake":
        fake = FakeListener()
        told = lambda: [json.loads(document_of(each)) for each in fake.told]  # noqa: E731
        return fake, FakeListener(fault="deaf"), told
    if request.param == "command":
        file = tmp_path / "told"
        own = Command([sys.executable, "-c", APPEND, str(file)], timeout=20, attempts=attempts)
        deaf = Command([sys.executable, "-c", "exit(3)"], timeout=20, attempts=attempts)
        return own, deaf, lambda: [json.loads(line) for line in file.read_text().splitlines()]
    webhook = Webhook(url=receiver.url, key=b"k" * 24, timeout=20, attempts=attempts)
    dead = Webhook(url="http://127.0.0.1:9/", key=b"k" * 24, timeout=20, attempts=attempts)
    return webhook, dead, lambda: [json.loads(body) for _, body in receiver.got]


def test_each_change_is_told_whole(bench: Bench) -> None:
    listener, _, told = bench
    for change in (PROMOTION, ROLLBACK):
        assert listener(change)
    first, second = told()
    assert first == {
        "id": "promotion-run7",
        "event": "promotion",
        "model": "creative-quality",
        "version": 7,
        "previous_version": 6,
        "run_id": "run7",
        "accuracy": 0.875,
        "decided_at": "2026-01-02T03:04:05Z",
        "outcome": "promoted",
        "reason": "more right answers – 35 of 40",
        "who": None,
    }
    assert (second["event"], second["who"], second["reason"]) == (
        "rollback",
        "ada",
        'worse "captions"',
    )


def test_the_same_change_is_told_in_the_same_words(bench: Bench) -> None:
    listener, _, told = bench
    listener(PROMOTION)
    listener(PROMOTION)
    first, second = told()
    assert first == second


@pytest.mark.parametrize("change", [PROMOTION, ROLLBACK])
def test_one_that_takes_nothing_is_an_error_that_says_so(
    bench: Bench, change: ChampionChange
) -> None:
    _, deaf, _ = bench
    with pytest.raises(NoticeUndelivered, match="check the settings of notice"):
        deaf(change)
