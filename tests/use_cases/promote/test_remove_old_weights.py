"""Nights of retraining, after which the weights of those that lost are gone."""

import pytest

from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.storage import StoreBusy
from domain.model.promotion.retention import StoredWeights
from domain.use_cases.promote.remove_old_weights import RemoveOldWeights
from tests.fakes.promotion_gate import STRONG, WEAK, PromotionGate
from tests.fakes.weight_store import FakeWeightStore


def remover(gate: PromotionGate, store: FakeWeightStore, *, keep: int = 1) -> RemoveOldWeights:
    return RemoveOldWeights(
        stores=[store],
        bundles=gate.bundles,
        registry=gate.registry,
        log=gate.log,
        clock=gate.clock,
        keep=keep,
    )


@pytest.fixture
def weights(gate: PromotionGate) -> FakeWeightStore:
    """After a champion that was replaced, its successor and two challengers that lost."""
    store = FakeWeightStore()
    for night, words in enumerate([WEAK, STRONG, WEAK, WEAK]):
        exported = gate.challenger(f"night {night}", words)
        gate.examine(exported)
        store.there[f"night {night}"] = StoredWeights(
            place=f"night {night}", run_id=exported.run_id, made_at=gate.clock()
        )
    return store


def test_the_losers_go_and_a_rollback_works(gate: PromotionGate, weights: FakeWeightStore) -> None:
    removed = remover(gate, weights)()
    assert [each.weights.place for each in removed] == ["night 2"]
    assert sorted(weights.there) == ["night 0", "night 1", "night 3"]
    assert remover(gate, weights)() == []
    gate.go_back()
    assert remover(gate, weights)() == []


def test_a_dry_run_only_says_so(gate: PromotionGate, weights: FakeWeightStore) -> None:
    there = dict(weights.there)
    said = remover(gate, weights)(dry_run=True)
    assert weights.there == there
    assert said == remover(gate, weights)()


def test_no_comparison_goes_on_meanwhile(gate: PromotionGate, weights: FakeWeightStore) -> None:
    held = []

    def compare() -> None:
        with (
            pytest.raises(StoreBusy),
            BundleDirectory(gate.root / "models", lock_timeout=0).promotion(),
        ):
            held.append("a comparison")

    weights.on_remove = compare
    remover(gate, weights)()
    assert weights.removals == ["night 2"]
    assert held == []


def test_killed_on_the_way_it_goes_on(gate: PromotionGate, weights: FakeWeightStore) -> None:
    class Killed(BaseException):
        pass

    def die() -> None:
        raise Killed

    weights.on_remove = die
    with pytest.raises(Killed):
        remover(gate, weights)()
    weights.on_remove = lambda: None
    assert len(remover(gate, weights)()) == 1
