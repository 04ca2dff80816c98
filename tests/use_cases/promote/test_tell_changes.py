"""Changes of the champion are told once they took effect, at least once, and harm nothing."""

from collections.abc import Mapping

import pytest

from domain.model.promotion.champion_change import ChampionChange, ChangeKind
from domain.ports.change_listener import ChangeListener
from domain.use_cases.promote.tell_changes import TellChanges
from tests.fakes.change_listener import FakeListener
from tests.fakes.promotion_gate import NOTHING, STRONG, WEAK, PromotionGate


def telling(gate: PromotionGate, **listeners: ChangeListener) -> TellChanges:
    return TellChanges(log=gate.log, listeners=listeners, model="quality")


@pytest.fixture
def told_gate(gate: PromotionGate) -> PromotionGate:
    gate.is_told = True
    return gate


def notices(gate: PromotionGate) -> list[str | None]:
    return [entry.notice for entry in gate.log.entries()]


def test_promotions_and_rollbacks_are_told_and_nothing_else(told_gate: PromotionGate) -> None:
    listener = FakeListener()
    tell = telling(told_gate, webhook=listener)
    for key, words in (("a", WEAK), ("b", STRONG), ("c", NOTHING)):
        told_gate.examine(told_gate.challenger(key, words))
    told_gate.go_back()
    tell()
    events = [(each.event, each.version, each.previous_version) for each in listener.told]
    assert events == [
        (ChangeKind.PROMOTION, 1, None),
        (ChangeKind.PROMOTION, 2, 1),
        (ChangeKind.ROLLBACK, 1, 2),
    ]
    assert notices(told_gate) == ["webhook: taken", "webhook: taken", None, "webhook: taken"]
    assert len({each.id for each in listener.told}) == 3


def test_what_was_told_is_not_told_again(told_gate: PromotionGate) -> None:
    listener = FakeListener()
    tell = telling(told_gate, webhook=listener)
    told_gate.examine(told_gate.challenger("a", STRONG))
    assert [each.failure for each in tell()] == [None]
    assert tell() == []
    assert len(listener.told) == 1


def test_a_failure_is_named_and_the_other_listener_is_told(told_gate: PromotionGate) -> None:
    deaf, listener = FakeListener(fault="status 503"), FakeListener()
    challenger = told_gate.challenger("a", STRONG)
    told_gate.examine(challenger)
    failed, done = telling(told_gate, webhook=deaf, command=listener)()
    assert failed.failure == "the fake was asked once: status 503; check the settings of notice"
    assert (done.failure, done.answer) == (None, "taken")
    assert told_gate.served() == (1, challenger.run_id)
    [notice] = notices(told_gate)
    assert notice == f"webhook: not delivered: {failed.failure}; command: taken"
    assert telling(told_gate, webhook=listener)() == []


def test_a_change_is_told_by_the_next_when_its_process_was_killed(
    told_gate: PromotionGate,
) -> None:
    listener = FakeListener()

    class Killed(BaseException):
        pass

    class Dying(FakeListener):
        def __call__(self, change: ChampionChange) -> str:
            super().__call__(change)
            raise Killed

    dying = Dying()
    told_gate.examine(told_gate.challenger("a", STRONG))
    with pytest.raises(Killed):
        telling(told_gate, webhook=dying)()
    assert notices(told_gate) == ["pending"]
    telling(told_gate, webhook=listener)()
    assert [each.id for each in listener.told] == [each.id for each in dying.told]


@pytest.mark.parametrize("listeners", [{}, {"webhook": FakeListener()}])
def test_where_nobody_is_told_nothing_is_recorded(
    gate: PromotionGate, listeners: Mapping[str, ChangeListener]
) -> None:
    gate.examine(gate.challenger("a", STRONG))
    assert telling(gate, **listeners)() == []
    assert notices(gate) == [None]


def test_a_change_that_a_crash_interrupted_is_told_when_it_is_finished(
    told_gate: PromotionGate, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = FakeListener()
    challenger = told_gate.challenger("a", STRONG)
    with monkeypatch.context() as patch:
        patch.setattr(told_gate.bundles, "keep_only", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            told_gate.examine(challenger)
    assert told_gate.served() == (1, challenger.run_id)
    assert telling(told_gate, webhook=listener)() == []
    told_gate.examine(challenger)
    telling(told_gate, webhook=listener)()
    assert [each.version for each in listener.told] == [1]


def _interrupted(_: object) -> None:
    raise KeyboardInterrupt
