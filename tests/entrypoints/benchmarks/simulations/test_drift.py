"""The changes of a shop that a drift check is tried on."""

import pytest

from entrypoints.benchmarks.simulations.drift import CHANGES, changed_products


@pytest.mark.parametrize("change", CHANGES)
def test_the_same_seed_gives_the_same_products(change: str) -> None:
    assert changed_products(change, rows=40, seed=3) == changed_products(change, rows=40, seed=3)


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_but_none_changes_something_and_no_row_is_lost(change: str) -> None:
    before, after = (changed_products(name, rows=40, seed=3) for name in ("none", change))
    assert (before == after) is (change == "none")
    assert before.ids == after.ids
