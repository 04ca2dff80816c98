"""How different texts are."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from statistics import fmean


def distinctness(texts: Sequence[str]) -> float:
    """Mean distance of all pairs, 0 (all the same) to 1 (no two words in a row in common).

    The distance of two texts is 1 - Jaccard's coefficient of their sets of word bigrams, case
    folded; 1.0 where there are fewer than two texts.
    """
    bigrams = [_bigrams(text) for text in texts]
    distances = [
        1 - len(one & other) / (len(one | other) or 1) for one, other in combinations(bigrams, 2)
    ]
    return fmean(distances) if distances else 1.0


def _bigrams(text: str) -> set[tuple[str, str]]:
    words = ["", *text.casefold().split(), ""]
    return set(pairwise(words))
