"""Statistics of ranks: whether numbers of one group tend to be larger than those of another."""

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist

_STANDARD = NormalDist()


def rank_p_value(first: Sequence[float], second: Sequence[float]) -> float:
    """Two-sided, by the normal approximation with the correction for equal values.

    Args:
        first: at least one number; with eight or more on each side the approximation is good.
        second: likewise.

    Source: Mann and Whitney (1947), Annals of Mathematical Statistics 18, 50-60; the variance
    under ties as in Lehmann (1975), Nonparametrics, section 1.4.
    """
    n, m = len(first), len(second)
    rows, values = n + m, [*first, *second]
    tied = sum(count**3 - count for count in Counter(values).values())
    variance = (rows + 1 - tied / (rows * (rows - 1))) / (12 * n * m)
    area = roc_auc([False] * n + [True] * m, values)
    if area is None or variance <= 0:  # all values are the same
        return 1.0
    return 2 * _STANDARD.cdf(-abs(area - 1 / 2) / sqrt(variance))


def roc_auc(good: Sequence[bool], probabilities: Sequence[float]) -> float | None:
    """The area under the ROC curve by ranks; ties count half.

    Source: Hanley and McNeil (1982), Radiology 143, 29-36.
    """
    goods, rows = sum(good), len(good)
    if goods in (0, rows):
        return None
    ranks = _mean_ranks(probabilities)
    rank_sum = sum(rank for rank, is_good in zip(ranks, good, strict=True) if is_good)
    return (rank_sum - goods * (goods + 1) / 2) / (goods * (rows - goods))


def _mean_ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1; equal values share the mean of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks, start = [0.0] * len(values), 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for index in order[start:end]:
            ranks[index] = (start + 1 + end) / 2
        start = end
    return ranks
