"""What the service was asked and what it answered, beside what its model knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from domain.model.data.labelling import Label
from domain.model.drift.measures import MIN_ROWS, DriftMeasure, DriftPolicy, psi_measure
from domain.model.drift.population_stability import categorical_shift, numeric_shift
from domain.model.drift.report import DriftReport, DriftUnknown
from domain.model.evaluation.predictions import predicted_label
from domain.model.serving.served_answer import ServedAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedColumns:
    """Implements ``ComparedColumns`` for served answers."""

    prices: Sequence[float | None]
    ratings: Sequence[float | None]
    categories: Sequence[str | None]
    text_lengths: Sequence[float]


def served_columns(answers: Sequence[ServedAnswer], *, currency: str) -> ServedColumns:
    """The columns of answers; a price in another currency is none that could be compared."""
    return ServedColumns(
        prices=[each.price if each.currency == currency else None for each in answers],
        ratings=[each.rating for each in answers],
        categories=[each.category for each in answers],
        text_lengths=[float(each.text_length) for each in answers],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """A model's labels, and its probability of each."""

    labels: Sequence[str]
    confidences: Sequence[float]

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def good_share(self) -> float:
        return self.labels.count(Label.GOOD.word) / len(self)

    @property
    def mean_confidence(self) -> float:
        return fmean(self.confidences)


def judgements_served(answers: Sequence[ServedAnswer]) -> Judgements:
    return Judgements(
        labels=[each.label for each in answers],
        confidences=[each.confidence for each in answers],
    )


def judgements_of(good: Sequence[float]) -> Judgements:
    """Of a model that was asked.

    Args:
        good: its probabilities.
    """
    return Judgements(
        labels=[predicted_label(each).word for each in good],
        confidences=[max(each, 1.0 - each) for each in good],
    )


def judgement_measures(
    before: Judgements, served: Judgements, policy: DriftPolicy
) -> tuple[DriftMeasure, ...]:
    """The population stability index of labels and of confidences."""
    return (
        psi_measure("label", categorical_shift(before.labels, served.labels), policy),
        psi_measure("confidence", numeric_shift(before.confidences, served.confidences), policy),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """What the log had of a span of time.

    Attributes:
        unreadable: lines, but for torn ones.
        other_models: lines of other models than the champion, which are left out.
        answers: the other lines.
        texts: distinct ones among these that were compared.
        plain: of these, texts that are not hashed.
    """

    since: datetime
    until: datetime
    unreadable: int
    other_models: int
    answers: int
    texts: int
    plain: int


def too_few_rows(champion: int, traffic: Traffic, reference: int) -> str | None:
    """Why there can be no verdict, as a sentence; None when there are enough rows.

    Args:
        champion: its version.
        reference: its training rows.
    """
    if reference < MIN_ROWS:
        return f"the champion was trained on fewer than {MIN_ROWS} rows that are there now"
    if traffic.texts >= MIN_ROWS:
        return None
    others = f", and {traffic.other_models} of other models" if traffic.other_models else ""
    return (
        f"the log has {traffic.texts} distinct texts that champion version {champion}"
        f" answered in this time{others}; {MIN_ROWS} are needed"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedShares:
    """Of one side.

    Attributes:
        good: share of texts that are good to the model.
        confidence: its mean.
    """

    rows: int
    good: float
    confidence: float


def judged_shares(judgements: Judgements) -> JudgedShares:
    return JudgedShares(
        rows=len(judgements),
        good=judgements.good_share,
        confidence=judgements.mean_confidence,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedDrift:
    """Served traffic beside the champion's rows.

    Attributes:
        found: what drifted, or why that is unknown.
        served: the champion's judgements in traffic; None: there are too few.
        held_out: likewise, on its holdout.
    """

    traffic: Traffic
    found: DriftReport | DriftUnknown
    served: JudgedShares | None = None
    held_out: JudgedShares | None = None

    @property
    def strong(self) -> list[str]:
        """The names of what drifted."""
        return self.found.strong if isinstance(self.found, DriftReport) else []
