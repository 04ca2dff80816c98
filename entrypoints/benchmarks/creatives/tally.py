"""Counts what counts for each figure, and keeps examples of what does not."""

from collections import Counter, defaultdict

from entrypoints.benchmarks.creatives.figures import BARS, Figure


class Tally:
    """Shares, figure by figure.

    Args:
        misses: examples kept of each figure.
    """

    def __init__(self, misses: int = 0) -> None:
        self._kept = misses
        self._all: Counter[Figure] = Counter()
        self._good: Counter[Figure] = Counter()
        self._misses: dict[Figure, list[str]] = defaultdict(list)

    def count(self, figure: Figure, text: str, *, good: bool) -> None:
        """Count one text, which is kept as an example where it is a new one at fault."""
        self._all[figure] += 1
        self._good[figure] += good
        misses = self._misses[figure]
        if not good and len(misses) < self._kept and text not in misses:
            misses.append(text)

    def share(self, figure: Figure) -> float:
        """0 to 1; 1 where there was nothing to count."""
        return self._good[figure] / self._all[figure] if self._all[figure] else 1.0

    def report(self) -> dict[str, dict[str, object]]:
        """Every figure that was counted, in the order of ``Figure``."""
        return {figure.value: self._row(figure) for figure in Figure if self._all[figure]}

    def _row(self, figure: Figure) -> dict[str, object]:
        row: dict[str, object] = {
            "share": round(self.share(figure), 3),
            "of": self._all[figure],
        }
        if figure in BARS:
            row |= {"bar": BARS[figure], "reached": self.share(figure) >= BARS[figure]}
        if self._misses[figure]:
            row["misses"] = self._misses[figure]
        return row
