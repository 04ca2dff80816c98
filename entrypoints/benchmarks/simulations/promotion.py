"""What a promotion policy does over many nights on which the model does not really change.

Every model has the same true accuracy. Two of them disagree on a share of the rows, the churn:
rows are either settled, where every model gives the same answer, or contested, where each model is
right or wrong by the toss of a coin. With churn c and accuracy a

    share of contested rows = 2c,    P(right | settled) = (a - c) / (1 - 2c).

Which rows a model gets right is drawn once and stays, so that a champion that was promoted by luck
loses its lead on the rows that come later, as real ones do.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from domain.errors.base import InvalidValue
from domain.model.evaluation.predictions import EVEN_ODDS
from domain.model.evaluation.slices import PRICE_BANDS, SliceComparison
from domain.model.promotion.contest import Circumstances, Contest
from domain.model.promotion.policy import PromotionPolicy
from domain.model.promotion.verdict import Outcome, judge

CATEGORIES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NightlyWorld:
    """A year of retraining in numbers.

    Attributes:
        nights: retraining runs.
        first_rows: holdout rows before the first night.
        rows_per_night: holdout rows each night adds.
        accuracy: of every model, above 0.5 and below 1.
        churn: share of rows on which two models disagree, above 0 and at most 1 - accuracy.
    """

    nights: int = 365
    first_rows: int = 120
    rows_per_night: int = 10
    accuracy: float = 0.9
    churn: float = 0.08

    def __post_init__(self) -> None:
        for name, least in (("nights", 1), ("first_rows", 1), ("rows_per_night", 0)):
            if getattr(self, name) < least:
                raise InvalidValue(name, getattr(self, name), f"at least {least}")
        if not EVEN_ODDS < self.accuracy < 1:
            raise InvalidValue("accuracy", self.accuracy, "above 0.5 and below 1")
        if not 0 < self.churn <= 1 - self.accuracy:
            raise InvalidValue("churn", self.churn, "above 0 and at most 1 - accuracy")


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedYear:
    """How many nights ended in which outcome."""

    promoted: int
    kept: int
    too_little_evidence: int


def simulate_year(policy: PromotionPolicy, world: NightlyWorld, seed: int) -> SimulatedYear:
    """Let a policy judge a new challenger every night; the same seed gives the same year."""
    rng = random.Random(seed)
    holdout = _Holdout(world)
    holdout.grow(rng, world.first_rows)
    champion = _coins(rng, holdout.contested)
    outcomes = dict.fromkeys(Outcome, 0)
    for _ in range(world.nights):
        known = holdout.contested
        holdout.grow(rng, world.rows_per_night)
        champion |= _coins(rng, holdout.contested - known) << known
        challenger = _coins(rng, holdout.contested)
        outcome = judge(holdout.contest(challenger, champion), policy).outcome
        outcomes[outcome] += 1
        if outcome is Outcome.PROMOTED:
            champion = challenger
    return SimulatedYear(
        promoted=outcomes[Outcome.PROMOTED],
        kept=outcomes[Outcome.KEPT],
        too_little_evidence=outcomes[Outcome.TOO_LITTLE_EVIDENCE],
    )


def _coins(rng: random.Random, tosses: int) -> int:
    """One bit per contested row: whether a model is right there."""
    return rng.getrandbits(tosses) if tosses else 0


@dataclass(slots=True)
class _Part:
    """Rows of a slice: settled ones as counts, contested ones as a mask over all contested."""

    settled: int = 0
    right: int = 0
    mask: int = 0

    @property
    def rows(self) -> int:
        return self.settled + self.mask.bit_count()

    def score(self, answers: int) -> int:
        return self.right + (answers & self.mask).bit_count()


@dataclass(slots=True)
class _Holdout:
    world: NightlyWorld
    contested: int = 0
    whole: _Part = field(default_factory=_Part)
    categories: list[_Part] = field(default_factory=lambda: [_Part() for _ in range(CATEGORIES)])
    bands: list[_Part] = field(default_factory=lambda: [_Part() for _ in range(PRICE_BANDS)])

    def grow(self, rng: random.Random, rows: int) -> None:
        accuracy, churn = self.world.accuracy, self.world.churn
        for _ in range(rows):
            parts = (self.whole, rng.choice(self.categories), rng.choice(self.bands))
            if rng.random() < 2 * churn:
                for part in parts:
                    part.mask |= 1 << self.contested
                self.contested += 1
            else:
                right = rng.random() < (accuracy - churn) / (1 - 2 * churn)
                for part in parts:
                    part.settled += 1
                    part.right += right

    def contest(self, challenger: int, champion: int) -> Contest:
        compare = _comparison(challenger, champion)
        parts = [("category", part) for part in self.categories if part.rows]
        parts += [("price", part) for part in self.bands if part.rows]
        return Contest(
            rows=self.whole.rows,
            challenger=self.whole.score(challenger),
            champion=self.whole.score(champion),
            baseline=0,  # both are far above it
            gained=(challenger & ~champion).bit_count(),
            lost=(champion & ~challenger).bit_count(),
            slices=tuple(compare(trait, part) for trait, part in parts),
            circumstances=Circumstances(parity_passed=True),
        )


def _comparison(challenger: int, champion: int) -> Callable[[str, _Part], SliceComparison]:
    def compare(trait: str, part: _Part) -> SliceComparison:
        return SliceComparison(
            trait=trait,
            value="",
            rows=part.rows,
            challenger_accuracy=part.score(challenger) / part.rows,
            champion_accuracy=part.score(champion) / part.rows,
        )

    return compare
