"""Parts of a holdout, each compared by itself: a better average must not hide a loss on one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from domain.model.data.dataset import Dataset
from domain.model.statistics.proportions import Interval, wilson_interval

PRICE_BANDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Rows of a holdout that share a trait.

    Attributes:
        trait: ``category`` or ``price``.
        value: which category, or from and to which price.
        rows: indices into the holdout.
    """

    trait: str
    value: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SliceComparison:
    """Both models on one slice; the champion's accuracy is None without a champion."""

    trait: str
    value: str
    rows: int
    challenger_accuracy: float
    champion_accuracy: float | None

    @property
    def drop(self) -> float:
        """Accuracy that the challenger loses; negative where it gains.

        From whole rows: the difference of two rounded shares can lie above a limit it just meets.
        """
        champion = self.champion_accuracy
        if champion is None:
            return 0.0
        return round((champion - self.challenger_accuracy) * self.rows) / self.rows

    @property
    def accuracy_interval(self) -> Interval:
        """Of the challenger's accuracy."""
        return wilson_interval(round(self.challenger_accuracy * self.rows), self.rows)


def slices_of(dataset: Dataset, ids: Sequence[str]) -> list[Slice]:
    """The holdout by category, and by quarters of its prices; rows without one are in no slice.

    Args:
        dataset: holds every id.
        ids: product ids, in the holdout's order.
    """
    place = {product_id: row for row, product_id in enumerate(dataset.ids)}
    categories = [dataset.categories[place[product_id]] for product_id in ids]
    prices = [dataset.prices[place[product_id]] for product_id in ids]
    return [*_grouped("category", categories), *_grouped("price", _bands(prices))]


def compare_slices(
    slices: Sequence[Slice], challenger: Sequence[bool], champion: Sequence[bool] | None
) -> tuple[SliceComparison, ...]:
    """Accuracies per slice, from which rows each model gets right."""
    return tuple(
        SliceComparison(
            trait=each.trait,
            value=each.value,
            rows=len(each.rows),
            challenger_accuracy=_share(challenger, each.rows),
            champion_accuracy=None if champion is None else _share(champion, each.rows),
        )
        for each in slices
    )


def _share(right: Sequence[bool], rows: Sequence[int]) -> float:
    return sum(right[row] for row in rows) / len(rows)


def _grouped(trait: str, values: Sequence[str | None]) -> list[Slice]:
    rows: dict[str, list[int]] = {}
    for row, value in enumerate(values):
        if value is None:
            continue
        rows.setdefault(value, []).append(row)
    names = sorted(rows) if trait == "category" else sorted(rows, key=_band_start)
    return [Slice(trait=trait, value=name, rows=tuple(rows[name])) for name in names]


def _bands(prices: Sequence[float | None]) -> list[str | None]:
    known = [price for price in prices if price is not None]
    if not known:
        return [None] * len(prices)
    cuts = quantiles(known, n=PRICE_BANDS, method="inclusive") if len(known) >= PRICE_BANDS else []
    edges = [min(known), *cuts, max(known)]
    names = [f"{low:.2f} to {high:.2f}" for low, high in pairwise(edges)]
    return [None if price is None else names[sum(price > cut for cut in cuts)] for price in prices]


def _band_start(name: str) -> float:
    return float(name.split(" ", 1)[0])
