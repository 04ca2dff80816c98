"""The population stability index: how far the shares of some bins have moved, and its p-value."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf, log, nextafter

from domain.model.statistics.chi_squared import chi_squared_tail
from domain.model.statistics.permutation import Kinds, permutation_p_value
from domain.model.statistics.ranks import rank_p_value

MOST_BINS = 10
LEAST_EXPECTED = 5  # rows of the batch in a bin; fewer are no estimate of its share
# Rows of a bin on either side from which the chi-squared distribution holds: with five, chance is
# below 0.001 on 0.0023 of nights (30 rows in four bins, 6,000 simulated).
_LARGE = 10
_SMOOTHING = 0.5  # rows added to every bin: an empty one would make the index infinite

Bins = list[tuple[int, int]]  # rows of the reference and of the batch in each
Binning = Callable[[Kinds, Kinds], Bins]


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
    """Of numbers, in bins that hold equal shares of the reference.

    The p-value is twice the smaller of two: of the bins, which detect any change, and of the ranks,
    which detect a shift to larger or smaller numbers sooner.
    """
    edges = bin_edges(reference, max(2, min(MOST_BINS, len(batch) // LEAST_EXPECTED)))
    shift = _shift(_by_bin(reference, edges), _by_bin(batch, edges), bins_as_they_are)
    p_value = min(1.0, 2 * min(shift.p_value, rank_p_value(reference, batch)))
    return Shift(shift.index, p_value)


def categorical_shift(reference: Sequence[str], batch: Sequence[str]) -> Shift:
    """Of categories, in the bins of ``category_bins``."""
    return _shift(Counter(reference), Counter(batch), category_bins)


def bins_as_they_are(before: Kinds, after: Kinds) -> Bins:
    return [(before[kind], after[kind]) for kind in sorted(before.keys() | after.keys())]


def category_bins(before: Kinds, after: Kinds) -> Bins:
    """A bin for each category, but rare ones share some.

    Of known ones rare is what the batch would have fewer than five rows of, had nothing changed;
    they share a bin until it expects five. New ones with fewer than five rows share one, which is
    expected to have as many as there are categories with a single row: where new ones always come,
    they are no drift.

    Source: Good (1953), Biometrika 40, 237-264, for the share of kinds that were not observed yet.
    """
    least = LEAST_EXPECTED * before.total() / after.total()
    bins, shared = [], (0, 0)
    for rows, name in sorted((rows, name) for name, rows in before.items()):
        if rows >= least:
            bins.append((rows, after[name]))
            continue
        shared = (shared[0] + rows, shared[1] + after[name])
        if shared[0] >= least:
            bins.append(shared)
            shared = (0, 0)
    return [*bins, *([shared] if any(shared) else []), *_new_bins(before, after)]


def _new_bins(before: Kinds, after: Kinds) -> Bins:
    new = [rows for name, rows in after.items() if name not in before]
    many = [(0, rows) for rows in new if rows >= LEAST_EXPECTED]
    single = sum(rows == 1 for rows in before.values())
    scattered = sum(rows for rows in new if rows < LEAST_EXPECTED)
    return [*many, *([(single, scattered)] if single or scattered else [])]


def bin_edges(values: Sequence[float], bins: int) -> list[float]:
    """Where the bins after the first begin; equal values never lie in two bins.

    A value with the share of a whole bin has a bin to itself, and what is below it and above it
    others: so a move of a column with one value is detected, whatever it moves to.
    """
    ordered = sorted(values)
    starts = {ordered[len(ordered) * part // bins] for part in range(1, bins)}
    heavy = {value for value, rows in Counter(ordered).items() if rows * bins >= len(ordered)}
    return sorted(starts | heavy | {nextafter(value, inf) for value in heavy})


def stability_index(bins: Bins) -> float:
    """The sum of (q - p) ln(q / p) over the shares p before and q now.

    Source: Yurdakul (2018), Statistical Properties of Population Stability Index, Western Michigan
    University, chapter 3.
    """
    befores, afters = zip(*bins, strict=True)
    pairs = zip(_shares(befores), _shares(afters), strict=True)
    return sum((q - p) * log(q / p) for p, q in pairs)


def _shift(before: Kinds, after: Kinds, binned: Binning) -> Shift:
    """The index, and its p-value: by the formula where it holds, else by shuffling.

    Without a change the index of large bins is (1/n + 1/m) times a chi-squared variable with one
    degree of freedom less than there are bins, n and m being the rows (Yurdakul 2018).
    """
    bins = binned(before, after)
    index = stability_index(bins)
    n, m = before.total(), after.total()
    if all((b + a) * min(n, m) >= _LARGE * (n + m) for b, a in bins):
        return Shift(index, chi_squared_tail(index / (1 / n + 1 / m), len(bins) - 1))
    chance = permutation_p_value(before, after, lambda b, a: stability_index(binned(b, a)))
    return Shift(index, chance)


def _by_bin(values: Sequence[float], edges: Sequence[float]) -> Kinds:
    return Counter(f"{bisect_right(edges, value):03}" for value in values)


def _shares(counts: Sequence[int]) -> list[float]:
    total = sum(counts) + _SMOOTHING * len(counts)
    return [(count + _SMOOTHING) / total for count in counts]
