"""Whether numbers of one group tend to be larger than those of another."""

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist

from domain.model.probability_scores import roc_auc

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
