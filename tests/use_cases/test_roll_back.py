"""Rolling back: the earlier champion is served again, or an error says why and nothing changed."""

from collections.abc import Callable

import pytest

from domain.errors import (
    AlreadyChampion,
    BundleDamaged,
    BundleMissing,
    CreativesError,
    InvalidValue,
    NoChampion,
    NothingToRollBackTo,
    VersionNotKept,
)
from domain.model.decision_entry import DecisionEntry, DecisionKind
from domain.use_cases.roll_back import Rollback
from tests.fakes.model_registry import FakeModelRegistry
from tests.fakes.promotion_arena import NOTHING, STRONG, WEAK, Arena


def desk(arena: Arena) -> Rollback:
    return Rollback(
        bundles=arena.bundles,
        registry=arena.registry,
        tracker=arena.tracker,
        log=arena.log,
        clock=arena.clock,
        downloads=str(arena.root / "rollback"),
    )


def go_back(arena: Arena, to: int | None = None) -> DecisionEntry:
    return desk(arena).roll_back(to=to, who="ada", why="worse captions")


@pytest.fixture
def twice(arena: Arena) -> Arena:
    """Version 2 is the champion, version 1 the one before."""
    arena.examine(arena.challenger("one", WEAK))
    arena.examine(arena.challenger("two", STRONG))
    return arena


def refused(arena: Arena, error: type[CreativesError], to: int | None = None) -> str:
    """The message of a rollback that is refused and changes nothing."""
    before = (arena.champion(), arena.served(), arena.registry.previous(), arena.log.entries())
    with pytest.raises(error) as caught:
        go_back(arena, to)
    assert before == (
        arena.champion(), arena.served(), arena.registry.previous(), arena.log.entries()
    )  # fmt: skip
    return str(caught.value)


@pytest.mark.parametrize("to", [None, 1])
def test_the_previous_champion_is_served_again_and_who_and_why_are_known(
    twice: Arena, to: int | None
) -> None:
    entry = go_back(twice, to)
    assert twice.champion() == twice.served() == (1, "run1")
    assert (entry.champion_version, entry.restored_version) == (2, 1)
    assert (entry.outcome, entry.who, entry.reason) == ("rolled back", "ada", "worse captions")
    assert twice.log.entries()[-1] == entry
    assert twice.tracker.read(entry.run_id).status == "FINISHED"


def test_the_next_challenger_is_compared_with_the_version_put_back(twice: Arena) -> None:
    go_back(twice)
    result = twice.examine(twice.challenger("three", STRONG))
    assert result.decision.promoted
    assert twice.log.entries()[-1].champion_version == 1
    assert twice.champion() == twice.served() == (3, "run4")  # run3 is the rollback


def test_rolling_back_twice_is_refused(twice: Arena) -> None:
    go_back(twice)
    assert "no earlier champion to go back to from version 1" in refused(twice, NothingToRollBackTo)
    assert go_back(twice, to=2).restored_version == 2  # by name it can be taken back
    assert twice.served() == (2, "run2")


def test_after_a_promotion_one_can_roll_back_again(twice: Arena) -> None:
    go_back(twice)
    twice.examine(twice.challenger("three", STRONG))
    assert go_back(twice).restored_version == 1
    kinds = [entry.kind for entry in twice.log.entries()]
    assert kinds.count(DecisionKind.ROLLBACK) == 2


def test_without_a_champion_or_a_previous_one_there_is_nothing_to_do(arena: Arena) -> None:
    assert "no champion yet" in refused(arena, NoChampion)
    arena.examine(arena.challenger("one", STRONG))
    refused(arena, NothingToRollBackTo)


def test_a_deleted_version_is_refused_and_the_kept_ones_are_named(arena: Arena) -> None:
    for key, words in (("one", NOTHING), ("two", WEAK), ("three", STRONG)):
        arena.examine(arena.challenger(key, words))
    assert "version 1 is not kept (kept: 2, 3)" in refused(arena, VersionNotKept, to=1)


def test_more_former_champions_can_be_kept(arena: Arena) -> None:
    arena.registry = FakeModelRegistry(keep_previous=2)
    for key, words in (("one", NOTHING), ("two", WEAK), ("three", STRONG)):
        arena.examine(arena.challenger(key, words))
    published = {path.name.split("-")[0] for path in (arena.root / "models/versions").iterdir()}
    assert published == {"1", "2", "3"}
    assert go_back(arena, to=1).restored_version == 1
    assert arena.served() == (1, "run1")


def test_the_champion_itself_is_refused(twice: Arena) -> None:
    refused(twice, AlreadyChampion, to=2)


def test_a_damaged_bundle_is_refused_before_anything_changes(twice: Arena) -> None:
    twice.registry.damage_bundle(1)
    assert "is refused: bundle.json" in refused(twice, BundleDamaged)


def test_a_bundle_that_is_gone_is_refused_before_anything_changes(twice: Arena) -> None:
    twice.registry.lose_bundle(1)
    refused(twice, BundleMissing, to=1)


@pytest.mark.parametrize("blank", ["who", "why"])
def test_who_and_why_must_be_said(twice: Arena, blank: str) -> None:
    said = {"who": "ada", "why": "worse captions"} | {blank: "  "}
    with pytest.raises(InvalidValue, match=blank):
        desk(twice).roll_back(to=None, **said)


class Killed(BaseException):
    """Stands for SIGKILL."""


def _die() -> None:
    raise Killed


@pytest.mark.parametrize("where", ["promote", "publish"])
def test_killed_in_between_the_same_call_again_finishes(twice: Arena, where: str) -> None:
    part = twice.registry if where == "promote" else twice.bundles
    intact: Callable[..., object] = getattr(part, where)
    setattr(part, where, lambda *_: _die())
    with pytest.raises(Killed):
        go_back(twice, to=1)
    setattr(part, where, intact)
    assert go_back(twice, to=1).restored_version == 1
    assert twice.champion() == twice.served() == (1, "run1")
    rollbacks = [e for e in twice.log.entries() if e.kind is DecisionKind.ROLLBACK]
    assert rollbacks
    assert all(entry.restored_version == 1 for entry in rollbacks)
