"""The table of slices: one group for each trait, every name saying where its slice ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from domain.model.evaluation.slices import SliceComparison
from domain.model.figures_in_words import from_to, lead, percent
from domain.model.promotion.decision import PromotionDecision
from domain.model.statistics.proportions import wilson_interval

_HEADINGS = {"category": "By category", "price": "By price, in the shop's currency"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SliceRow:
    """A slice in words; the champion's part is None without a champion."""

    name: str
    rows: int
    challenger: str
    interval: str
    champion: str | None
    difference: str | None
    judged: bool


@dataclass(frozen=True, slots=True)
class SliceGroup:
    heading: str
    rows: list[SliceRow]


def slice_groups(decision: PromotionDecision) -> list[SliceGroup]:
    least = decision.policy.min_slice_rows
    return [
        SliceGroup(
            _HEADINGS.get(trait, trait),
            [_row(each, name, least) for each, name in _named(trait, list(slices))],
        )
        for trait, slices in groupby(decision.slices, key=lambda each: each.trait)
    ]


def _named(trait: str, slices: Sequence[SliceComparison]) -> list[tuple[SliceComparison, str]]:
    """A band ends where the next begins; the price they share belongs to the lower one."""
    first = [(each, each.value) for each in slices[:1]]
    if trait != "price":
        return [(each, each.value) for each in slices]
    return first + [(each, f"above {each.value}") for each in slices[1:]]


def _row(each: SliceComparison, name: str, least: int) -> SliceRow:
    champion, right = each.champion_accuracy, round(each.challenger_accuracy * each.rows)
    return SliceRow(
        name=name,
        rows=each.rows,
        challenger=percent(each.challenger_accuracy),
        interval=from_to(wilson_interval(right, each.rows)),
        champion=None if champion is None else percent(champion),
        difference=None if champion is None else lead(-each.drop),
        judged=each.rows >= least,
    )
