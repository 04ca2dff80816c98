"""Shuffling rows to learn what chance can do."""

from collections import Counter
from random import Random

import pytest

from domain.model.statistics.permutation import LEAST_P_VALUE, Kinds, permutation_p_value


def rare_ones(_: Kinds, after: Kinds) -> float:
    return float(after["rare"])


def test_an_example_by_hand() -> None:
    """Both rare rows of ten lie in the batch of five: chance does that in 5/10 * 4/9 = 0.2222."""
    before, after = Counter(common=5), Counter(common=3, rare=2)
    chances = permutation_p_value(before, after, rare_ones)
    assert chances == pytest.approx(0.2222, abs=0.15)  # found on few draws: the answer is clear


def test_what_chance_never_does_has_the_least_value_there_is() -> None:
    assert permutation_p_value(Counter(a=400), Counter(rare=30), rare_ones) == LEAST_P_VALUE


def test_the_same_rows_give_the_same_value() -> None:
    before, after = Counter(common=50, rare=2), Counter(common=12, rare=4)
    assert len({permutation_p_value(before, after, rare_ones) for _ in range(3)}) == 1


def test_a_value_is_as_rare_as_it_says() -> None:
    """Of 300 batches without a change about a twentieth may lie below 0.05: 15, sd 3.8."""
    random = Random(1)
    values = []
    for _ in range(300):
        rows = ["rare" if random.random() < 0.1 else "common" for _ in range(100)]
        values.append(permutation_p_value(Counter(rows[:80]), Counter(rows[80:]), rare_ones))
    assert sum(value < 0.05 for value in values) <= 34


def test_a_large_batch_is_judged_on_a_part_of_it() -> None:
    seen: list[int] = []

    def size(_: Kinds, after: Kinds) -> float:
        seen.append(after.total())
        return 0.0

    permutation_p_value(Counter(a=50), Counter(a=90_000, b=10_000), size)
    assert set(seen) == {500}
