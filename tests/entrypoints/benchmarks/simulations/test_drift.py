"""The changes of a shop that a drift check is tried on, and the champion that is asked."""

import pytest

from entrypoints.benchmarks.simulations.drift import simulate_drift, simulated_night
from entrypoints.benchmarks.simulations.shop_changes import CHANGES, changed_products


@pytest.mark.parametrize("change", CHANGES)
def test_the_same_seed_gives_the_same_products(change: str) -> None:
    assert changed_products(change, rows=40, seed=3) == changed_products(change, rows=40, seed=3)


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_but_none_changes_something_and_no_row_is_lost(change: str) -> None:
    before, after = (changed_products(name, rows=40, seed=3) for name in ("none", change))
    assert (before == after) is (change == "none")
    assert [product.id for product in before] == [product.id for product in after]


def test_a_champion_that_is_always_right_is_wrong_about_every_label_that_was_reversed() -> None:
    perfect = simulated_night("none", rows=200, seed=3, accuracy=1.0)
    assert all(perfect.right)
    turned = simulated_night("ratings reversed", rows=200, seed=3, accuracy=1.0)
    middle = sum(rating == 3.5 for rating in turned.products.ratings)  # the mirror itself
    assert sum(turned.right) == middle


def test_a_champion_is_wrong_as_often_as_it_is_to_be() -> None:
    right = simulated_night("none", rows=2_000, seed=3, accuracy=0.86).right
    assert 0.84 < sum(right) / len(right) < 0.88


def test_a_reversal_is_found_by_the_accuracy() -> None:
    pytest.importorskip("sklearn", reason="comes with the extra train, as what is tested does")
    found = simulate_drift(repetitions=2, only="ratings reversed")["strong_on"]
    assert found == {
        "ratings reversed": {
            "night 1": 1.0,
            "night 1, accuracy": 1.0,
            "night 4": 1.0,
            "night 4, accuracy": 1.0,
        }
    }
