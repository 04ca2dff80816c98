"""How often chance alone makes two groups differ that much, found by shuffling their rows."""

from collections import Counter
from collections.abc import Callable
from random import Random

DRAWS = 4_999
MOST_ROWS = 500  # of the smaller group; a relevant difference shows on fewer
LEAST_P_VALUE = 1 / (DRAWS + 1)
_ENOUGH = 10  # draws that reach the value say how likely that is; more draws would add nothing
_ROUNDING = 1e-9  # the same rows, added up in another order
_SEED = 0

Kinds = Counter[str]
Difference = Callable[[Kinds, Kinds], float]


def permutation_p_value(before: Kinds, after: Kinds, difference: Difference) -> float:
    """The share of shuffles whose groups differ at least as much; the given one counts as one.

    Exact however rare a kind is, also when ``difference`` looks at the groups to choose its bins,
    because it does so for every shuffle anew. The same groups give the same value.

    Args:
        before: rows by kind.
        after: likewise; of more than 500 rows a random 500 are taken.
        difference: larger for groups that are less alike.

    Source: Besag and Clifford (1991), Sequential Monte Carlo p-values, Biometrika 78, 301-304.
    """
    random = Random(_SEED)
    after = _at_most(MOST_ROWS, after, random)
    pooled = before + after
    rows, count = list(pooled.elements()), after.total()
    reached, least = 0, difference(before, after) - _ROUNDING
    for draw in range(1, DRAWS + 1):
        drawn = Counter(random.sample(rows, count))
        reached += difference(pooled - drawn, drawn) >= least
        if reached == _ENOUGH:
            return reached / draw
    return (reached + 1) / (DRAWS + 1)


def _at_most(most: int, kinds: Kinds, random: Random) -> Kinds:
    if kinds.total() <= most:
        return kinds
    return Counter(random.sample(list(kinds.elements()), most))
