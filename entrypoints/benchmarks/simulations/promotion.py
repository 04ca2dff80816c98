"""Simulate a year of nightly promotions by luck, under every policy.

Every model has the same true accuracy. Two of them disagree on a share of the rows, the churn:
rows are either settled, where every model gives the same answer, or contested, where each model is
right or wrong by the toss of a coin. With churn c and accuracy a

    share of contested rows = 2c,    P(right | settled) = (a - c) / (1 - 2c).

Which rows a model gets right is drawn once and stays, so that a champion that was promoted by luck
loses its lead on the rows that come later, as real ones do.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

from domain.errors.base import InvalidValue
from domain.model.evaluation.predictions import EVEN_ODDS
from domain.model.evaluation.slices import PRICE_BANDS, SliceComparison
from domain.model.promotion.contest import Circumstances, Contest
from domain.model.promotion.policy import PromotionPolicy, PromotionRule
from domain.model.promotion.verdict import Outcome, judge
from entrypoints.settings.settings import load_settings

CATEGORIES = 8

Answers = NDArray[np.bool_]
"""Whether a model is right, row by row."""


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

    nights: int
    first_rows: int
    rows_per_night: int
    accuracy: float
    churn: float

    def __post_init__(self) -> None:
        if not EVEN_ODDS < self.accuracy < 1:
            raise InvalidValue("accuracy", self.accuracy, "above 0.5 and below 1")
        if not 0 < self.churn <= 1 - self.accuracy:
            raise InvalidValue("churn", self.churn, "above 0 and at most 1 - accuracy")

    def rows(self, night: int) -> int:
        """Holdout rows on a night, the first of which is 1."""
        return self.first_rows + night * self.rows_per_night


class Holdout:
    """The holdout as it is at the end of the year."""

    def __init__(self, world: NightlyWorld, rng: np.random.Generator) -> None:
        rows = world.rows(world.nights)
        settled_right = (world.accuracy - world.churn) / (1 - 2 * world.churn)
        self._rng = rng
        self._contested = rng.random(rows) < 2 * world.churn
        self._settled_right = rng.random(rows) < settled_right
        self._traits = {
            "category": rng.integers(CATEGORIES, size=rows),
            "price": rng.integers(PRICE_BANDS, size=rows),
        }

    def draw_model(self) -> Answers:
        coins = self._rng.random(len(self._contested)) < EVEN_ODDS
        return np.where(self._contested, coins, self._settled_right)

    def contest(self, challenger: Answers, champion: Answers, rows: int) -> Contest:
        """Two models on the first rows."""
        challenger, champion = challenger[:rows], champion[:rows]
        return Contest(
            rows=rows,
            challenger=int(challenger.sum()),
            champion=int(champion.sum()),
            baseline=0,  # both are far above it
            gained=int((challenger & ~champion).sum()),
            lost=int((champion & ~challenger).sum()),
            slices=tuple(self._slices(challenger, champion)),
            circumstances=Circumstances(parity_passed=True),
        )

    def _slices(self, challenger: Answers, champion: Answers) -> Iterator[SliceComparison]:
        for trait, column in self._traits.items():
            values = column[: len(challenger)]
            counted = (np.bincount(values, each) for each in (None, challenger, champion))
            for rows, challenger_right, champion_right in zip(*counted, strict=True):
                if rows:
                    yield SliceComparison(
                        trait=trait,
                        value="",
                        rows=int(rows),
                        challenger_accuracy=challenger_right / rows,
                        champion_accuracy=champion_right / rows,
                    )


def simulate_year(policy: PromotionPolicy, world: NightlyWorld, seed: int) -> Counter[Outcome]:
    """Let a policy judge a new challenger every night; the same seed gives the same year."""
    holdout = Holdout(world, np.random.default_rng(seed))
    champion = holdout.draw_model()
    outcomes: Counter[Outcome] = Counter()
    for night in range(1, world.nights + 1):
        challenger = holdout.draw_model()
        contest = holdout.contest(challenger, champion, world.rows(night))
        outcome = judge(contest, policy).outcome
        outcomes[outcome] += 1
        if outcome is Outcome.PROMOTED:
            champion = challenger
    return outcomes


def simulate_promotion(
    years: Annotated[int, typer.Option(min=1, help="Years per policy.")] = 200,
    nights: Annotated[int, typer.Option(min=1, help="Retraining runs a year.")] = 365,
    rows: Annotated[int, typer.Option(min=0, help="Products collected a night.")] = 50,
    first_rows: Annotated[int, typer.Option(min=1, help="Products before the first night.")] = 600,
    accuracy: Annotated[float, typer.Option(help="True accuracy of every model.")] = 0.9,
    churn: Annotated[float, typer.Option(help="Share of rows two models disagree on.")] = 0.08,
    seed: Annotated[int, typer.Option(min=0, help="The same seed, the same years.")] = 0,
) -> dict[str, object]:
    """Show how often each policy promotes a model that is no better than the champion.

    Every challenger has the champion's true accuracy, so every promotion is luck. Limits come from
    the settings (promotion), the holdout's share from dataset.holdout_fraction.
    """
    settings = load_settings()
    share = settings.dataset.holdout_fraction
    world = NightlyWorld(
        nights=nights,
        first_rows=max(1, round(first_rows * share)),
        rows_per_night=round(rows * share),
        accuracy=accuracy,
        churn=churn,
    )
    policies = {}
    for rule in PromotionRule:
        policy = replace(settings.promotion, rule=rule)
        seeds = track(range(seed, seed + years), rule, console=Console(stderr=True))
        policies[rule.value] = _summary([simulate_year(policy, world, each) for each in seeds])
    return {"world": asdict(world), "years": years, "policies": policies}


def _summary(years: list[Counter[Outcome]]) -> dict[str, float]:
    outcomes = sum(years, Counter())
    nights = outcomes.total()
    with_one = sum(Outcome.PROMOTED in year for year in years)
    return {
        "promotions_a_year": round(outcomes[Outcome.PROMOTED] / len(years), 1),
        "years_with_a_promotion": round(with_one / len(years), 2),
        "nights_kept": round(outcomes[Outcome.KEPT] / nights, 2),
        "nights_undecided": round(outcomes[Outcome.TOO_LITTLE_EVIDENCE] / nights, 2),
    }
