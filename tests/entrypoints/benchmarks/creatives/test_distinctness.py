"""Distinctness: 0 for the same text, 1 for texts with nothing in common."""

import pytest

from entrypoints.benchmarks.creatives.distinctness import distinctness


@pytest.mark.parametrize(
    ("texts", "figure"),
    [
        (["a b", "A b"], 0.0),
        (["a b", "c d"], 1.0),
        (["a b", "a c"], 0.8),  # one of five bigrams: the begin and a
        (["a b", "a b", "c d"], 2 / 3),
        (["alone"], 1.0),
    ],
)
def test_distinctness_is_the_mean_distance_of_pairs(texts: list[str], figure: float) -> None:
    assert distinctness(texts) == pytest.approx(figure)
