"""The population stability index: how far the shares of some bins have moved, and by chance."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from statistics import NormalDist

MOST_BINS = 10
LEAST_EXPECTED = 5  # rows of the batch in a bin; the chi-squared distribution needs about as many
_GHOST = 0.5  # rows added to every bin: an empty one would make the index infinite


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a distribution moved.

    Attributes:
        index: the population stability index; 0 when nothing moved, and by its users' rule of
            thumb much from 0.25 on.
        p_value: how often chance alone moves it that far.
    """

    index: float
    p_value: float


def numeric_shift(reference: Sequence[float], batch: Sequence[float]) -> Shift:
    """Of numbers, in bins that hold equal shares of the reference."""
    edges = quantile_edges(reference, max(2, min(MOST_BINS, len(batch) // LEAST_EXPECTED)))
    return population_shift(_counts(reference, edges), _counts(batch, edges))


def categorical_shift(reference: Sequence[str], batch: Sequence[str]) -> Shift:
    """Of categories; those too rare for the batch to show them, and new ones, share a bin."""
    known, seen = Counter(reference), Counter(batch)
    least = LEAST_EXPECTED * len(reference) / len(batch)
    common = [name for name, rows in sorted(known.items()) if rows >= least]
    before, after = [known[name] for name in common], [seen[name] for name in common]
    before.append(len(reference) - sum(before))
    after.append(len(batch) - sum(after))
    return population_shift(before, after)


def population_shift(reference: Sequence[int], batch: Sequence[int]) -> Shift:
    """Of rows by bin: the sum of (q - p) ln(q / p) over the shares p before and q now.

    Without any change it is (1/n + 1/m) times a chi-squared variable with one degree of freedom
    less than there are bins, n and m being the rows.

    Source: Yurdakul (2018), Statistical Properties of Population Stability Index, Western Michigan
    University, chapter 3.
    """
    before, after = _shares(reference), _shares(batch)
    index = sum((q - p) * log(q / p) for p, q in zip(before, after, strict=True))
    scale = 1 / sum(reference) + 1 / sum(batch)
    return Shift(index, chi_squared_tail(index / scale, len(reference) - 1))


def quantile_edges(values: Sequence[float], bins: int) -> list[float]:
    """Where the bins after the first begin; equal values never lie in two bins."""
    ordered = sorted(values)
    edges = {ordered[len(ordered) * part // bins] for part in range(1, bins)}
    return sorted(edges - {ordered[0]})


def chi_squared_tail(value: float, degrees: int) -> float:
    """The chance of at least this value; right to about 0.001.

    Source: Wilson and Hilferty (1931), Proceedings of the National Academy of Sciences 17, 684-688.
    """
    if degrees == 0 or value <= 0:
        return 1.0
    spread = 2 / (9 * degrees)
    return 1 - NormalDist(1 - spread, sqrt(spread)).cdf((value / degrees) ** (1 / 3))


def _counts(values: Sequence[float], edges: Sequence[float]) -> list[int]:
    seen = Counter(bisect_right(edges, value) for value in values)
    return [seen[index] for index in range(len(edges) + 1)]


def _shares(counts: Sequence[int]) -> list[float]:
    total = sum(counts) + _GHOST * len(counts)
    return [(count + _GHOST) / total for count in counts]
