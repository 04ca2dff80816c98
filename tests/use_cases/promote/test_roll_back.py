"""Rolling back: the earlier champion is served again, or an error says why and nothing changed."""

from pathlib import Path

import pytest

from domain.errors.base import CreativesError, InvalidValue
from domain.errors.promotion import (
    AlreadyChampion,
    BundleDamaged,
    NoChampion,
    NothingToRollBackTo,
    VersionNotKept,
)
from domain.errors.storage import StoreBusy
from domain.errors.tracking import RegisteredBundleMissing, TrackingUnavailable
from domain.model.promotion.decision_entry import DecisionKind
from tests.fakes.model_registry import FakeModelRegistry
from tests.fakes.promotion_gate import NOTHING, STRONG, WEAK, PromotionGate


@pytest.fixture
def twice(gate: PromotionGate) -> PromotionGate:
    """Version 2 is the champion, version 1 the one before."""
    gate.examine(gate.challenger("one", WEAK))
    gate.examine(gate.challenger("two", STRONG))
    return gate


@pytest.fixture
def thrice(gate: PromotionGate) -> PromotionGate:
    """Version 3 is the champion; 2 and 1 are kept."""
    gate.registry = FakeModelRegistry(keep_previous=2)
    for key, words in (("one", NOTHING), ("two", WEAK), ("three", STRONG)):
        gate.examine(gate.challenger(key, words))
    return gate


def refused(
    gate: PromotionGate,
    error: type[CreativesError],
    to: int | None = None,
    why: str = "worse captions",
) -> str:
    """The message of a rollback that is refused and changes nothing."""
    before = (gate.champion(), gate.registry.previous(), gate.log.entries())
    with pytest.raises(error) as caught:
        gate.go_back(to, why=why)
    assert before == (gate.champion(), gate.registry.previous(), gate.log.entries())
    return str(caught.value)


def published(gate: PromotionGate) -> list[str]:
    places = (gate.root / "models/versions").iterdir()
    return sorted(place.name.split("-")[0] for place in places)


@pytest.mark.parametrize("to", [None, 1])
def test_the_previous_champion_is_served_again_and_who_and_why_are_known(
    twice: PromotionGate, to: int | None
) -> None:
    entry = twice.go_back(to)
    assert twice.champion() == twice.served() == (1, "run1")
    assert (entry.champion_version, entry.restored_version, entry.version) == (2, 1, 1)
    assert (entry.outcome, entry.who, entry.reason) == ("rolled back", "ada", "worse captions")
    assert entry.finished
    assert twice.log.entries()[-1] == entry
    assert twice.tracker.read(entry.run_id).status == "FINISHED"


def test_what_is_put_back_is_what_was_served_before(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", WEAK))
    before = gate.bundles.served()
    gate.examine(gate.challenger("two", STRONG))
    gate.go_back()
    assert gate.bundles.served() == before
    assert before is not None
    assert before.manifest.beats_baseline is True
    assert published(gate) == ["1", "2"]


def test_the_next_challenger_is_compared_with_the_version_put_back(twice: PromotionGate) -> None:
    twice.go_back()
    result = twice.examine(twice.challenger("three", STRONG))
    assert result.decision.promoted
    assert twice.log.entries()[-1].champion_version == 1
    assert twice.champion() == twice.served() == (3, "run4")  # run3 is the rollback


def test_rolling_back_twice_is_refused(twice: PromotionGate) -> None:
    twice.go_back()
    said = refused(twice, NothingToRollBackTo)
    assert "no earlier champion to go back to from version 1 (kept: 2)" in said
    assert twice.go_back(to=2).restored_version == 2  # by name it can be taken back
    assert twice.served() == (2, "run2")


def test_rolling_back_twice_is_refused_though_more_are_kept(thrice: PromotionGate) -> None:
    assert thrice.go_back().restored_version == 2
    assert "(kept: 1, 3)" in refused(thrice, NothingToRollBackTo)


def test_after_a_rollback_was_taken_back_there_is_an_earlier_champion_again(
    twice: PromotionGate,
) -> None:
    twice.go_back()
    twice.go_back(to=2)
    assert twice.go_back().restored_version == 1


def test_after_a_promotion_one_can_roll_back_again(twice: PromotionGate) -> None:
    twice.go_back()
    twice.examine(twice.challenger("three", STRONG))
    assert twice.go_back().restored_version == 1
    kinds = [entry.kind for entry in twice.log.entries()]
    assert kinds.count(DecisionKind.ROLLBACK) == 2


def test_every_rollback_in_a_row_is_kept(twice: PromotionGate) -> None:
    for to, why in ((1, "first"), (2, "second"), (1, "third"), (2, "fourth")):
        twice.go_back(to, why=why)
    rollbacks = [entry for entry in twice.log.entries() if entry.is_rollback]
    assert [entry.reason for entry in rollbacks] == ["first", "second", "third", "fourth"]
    assert [entry.version for entry in rollbacks] == [1, 2, 1, 2]


def test_without_a_champion_or_a_previous_one_there_is_nothing_to_do(gate: PromotionGate) -> None:
    assert "no champion yet" in refused(gate, NoChampion)
    gate.examine(gate.challenger("one", STRONG))
    assert "(kept: none)" in refused(gate, NothingToRollBackTo)


def test_a_deleted_version_is_refused_and_the_kept_ones_are_named(gate: PromotionGate) -> None:
    for key, words in (("one", NOTHING), ("two", WEAK), ("three", STRONG)):
        gate.examine(gate.challenger(key, words))
    assert "version 1 is not kept (kept: 2, 3)" in refused(gate, VersionNotKept, to=1)


def test_more_former_champions_can_be_kept(thrice: PromotionGate) -> None:
    assert published(thrice) == ["1", "2", "3"]
    assert thrice.go_back(to=1).restored_version == 1
    assert thrice.served() == (1, "run1")


def test_the_champion_itself_is_refused(twice: PromotionGate) -> None:
    refused(twice, AlreadyChampion, to=2)


def test_a_champion_that_is_served_damaged_can_be_put_back_by_name(twice: PromotionGate) -> None:
    twice.damage_served()
    assert twice.go_back(to=2).version == 2
    assert twice.served() == (2, "run2")
    assert twice.go_back().version == 1  # it has not gone back by that


def test_the_same_number_of_another_registry_is_not_what_is_served(twice: PromotionGate) -> None:
    twice.registry = FakeModelRegistry()
    for key in ("x", "y"):
        challenger = twice.challenger(key, STRONG)
        model = twice.registry.register(
            challenger.run_id,
            accuracy=0.9,
            dataset_version=1,
            bundle=challenger.location,
            description="a model",
        )
        twice.registry.promote(model.version)
    assert twice.served() == (2, "run2")
    twice.go_back(to=2)
    assert twice.champion() == twice.served() == (2, "run4")


def test_a_damaged_bundle_is_refused_before_anything_changes(twice: PromotionGate) -> None:
    twice.registry.damage_bundle(1)
    assert "is refused: bundle.json" in refused(twice, BundleDamaged)
    assert twice.served() == (2, "run2")


def test_a_bundle_that_is_gone_is_refused_before_anything_changes(twice: PromotionGate) -> None:
    twice.registry.lose_bundle(1)
    assert "the bundle of version 1" in refused(twice, RegisteredBundleMissing, to=1)
    assert twice.served() == (2, "run2")


@pytest.mark.parametrize("name", ["who", "why"])
@pytest.mark.parametrize("text", ["", "  ", "x" * 501, "half a \udcff", "\x1b[2J gone"])
def test_who_and_why_must_be_said_shortly(twice: PromotionGate, name: str, text: str) -> None:
    said = {"who": "ada", "why": "worse captions"} | {name: text}
    with pytest.raises(InvalidValue, match=name):
        twice.go_back(**said)  # type: ignore[arg-type]  # who and why only
    assert len(twice.log.entries()) == 2


def test_a_rollback_waits_for_a_comparison_and_gives_up_in_the_end(twice: PromotionGate) -> None:
    twice.bundles = type(twice.bundles)(twice.root / "models", lock_timeout=0.01)
    other = type(twice.bundles)(twice.root / "models", lock_timeout=0.01)
    with other.promotion():
        refused(twice, StoreBusy)
    assert twice.go_back().version == 1


def test_a_rollback_that_failed_is_shown_as_unfinished(twice: PromotionGate) -> None:
    def down(_: int) -> None:
        raise TrackingUnavailable("sqlite:///x", "down")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(twice.registry, "promote", down)
        with pytest.raises(TrackingUnavailable):
            twice.go_back()
    entry = twice.log.entries()[-1]
    assert (entry.outcome, entry.finished, entry.version) == ("rolled back", False, None)
    assert not twice.examine(twice.challenger("three", NOTHING)).decision.promoted
    assert twice.champion() == twice.served() == (2, "run2")
    twice.go_back()
    assert len([e for e in twice.log.entries() if e.is_rollback]) == 1


def test_what_a_rollback_leaves_is_tidy(twice: PromotionGate) -> None:
    Path(twice.root, "models/versions/9-0123456789ab").mkdir()
    twice.go_back()
    assert published(twice) == ["1", "2"]
