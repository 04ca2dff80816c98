"""The comparison report: what was compared with what, as people and programs read it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from domain.model.evaluation.parity import ParityReport
from domain.model.evaluation.scores import ModelScores
from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.verdict import in_words
from domain.model.statistics.proportions import Interval
from domain.model.strict_json import strict_json


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonReport:
    """A decision beside the history it was taken in.

    Attributes:
        run_id: the challenger's run.
        parity: how far the exported model is from the trained one.
        champion: the version it was compared with; None without one.
        label_threshold: stars from which a row of the holdout is good.
        champion_label_threshold: the one the champion was trained for; None without one.
        history: every version registered so far, the challenger not included.
        best_accuracy: the highest accuracy any of them had when it was registered.
    """

    run_id: str
    dataset_version: int
    decision: PromotionDecision
    parity: ParityReport
    champion: RegisteredModel | None
    label_threshold: float
    champion_label_threshold: float | None
    history: Sequence[RegisteredModel]
    best_accuracy: float | None

    def as_json(self) -> str:
        return strict_json(asdict(self))

    def as_markdown(self) -> str:
        """A page for people, in Markdown."""
        decision = self.decision
        versions = [
            (str(model.version), str(model.dataset_version), f"{model.accuracy:.1%}")
            for model in self.history
        ]
        return "\n".join(
            [
                f"# {decision.outcome.capitalize()}: {decision.reason}",
                "",
                *(line for note in self.notes for line in (note, "")),
                *_table(("Compared", "Value"), self._facts()),
                *_table(("Figure", "Challenger", "Champion"), _scores(decision)),
                "## Slices",
                "",
                *_table(("Slice", "Rows", "Challenger", "Champion"), _slices(decision)),
                "## Versions so far",
                "",
                *_table(("Version", "Dataset version", "Accuracy when registered"), versions),
            ]
        )

    @property
    def notes(self) -> list[str]:
        """What a reader must know before the figures, as sentences."""
        champion = self.champion_label_threshold
        if champion is None or champion == self.label_threshold:
            return []
        note = (
            f"The champion was trained for labels from {champion:g} stars; both models were "
            f"examined on labels from {self.label_threshold:g} stars, as the settings have it now."
        )
        return [note]

    def _facts(self) -> list[tuple[str, str]]:
        decision = self.decision
        return [
            ("Policy", decision.policy.rule),
            ("Holdout rows", str(decision.holdout_rows)),
            ("Challenger accuracy", _percent(decision.challenger_accuracy)),
            ("Champion accuracy, same rows", _percent(decision.champion_accuracy)),
            ("Majority baseline", _percent(decision.majority_accuracy)),
            ("TF-IDF baseline", _percent(decision.tfidf_accuracy)),
            ("Margin", f"{decision.margin:+.1%}"),
            ("Margin, 95 % interval", _interval(decision.margin_interval)),
            ("Only the challenger right", f"{decision.only_challenger_right} rows"),
            ("Only the champion right", f"{decision.only_champion_right} rows"),
            ("McNemar p-value, exact", _number(decision.p_value)),
            ("Holdout rows needed for a verdict", _rows(decision.rows_needed)),
            ("Time per text over the champion's", _number(decision.latency_ratio)),
            ("ONNX parity", "passed" if decision.parity_passed else "failed"),
            ("ONNX precision", self.parity.precision.upper()),
            ("Best accuracy of any version so far", _percent(self.best_accuracy)),
        ]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return [*("| " + " | ".join(line) + " |" for line in lines), ""]


def _scores(decision: PromotionDecision) -> list[tuple[str, str, str]]:
    models = (decision.challenger_scores, decision.champion_scores)
    figures = [
        ("Accuracy, 95 % interval", [_interval(m.accuracy_interval if m else None) for m in models])
    ]
    for title, name in (
        ("ROC-AUC", "roc_auc"),
        ("Log loss", "log_loss"),
        ("Brier score", "brier_score"),
        ("Expected calibration error", "calibration_error"),
    ):
        figures.append((title, [_number(_figure(model, name)) for model in models]))
    return [(title, one, other) for title, (one, other) in figures]


def _figure(model: ModelScores | None, name: str) -> float | None:
    value: float | None = getattr(model, name, None)
    return value


def _slices(decision: PromotionDecision) -> list[tuple[str, str, str, str]]:
    return [
        (
            f"{each.trait} {each.value.replace('|', '/')}",
            str(each.rows),
            _percent(each.challenger_accuracy),
            _percent(each.champion_accuracy),
        )
        for each in decision.slices
    ]


def _interval(interval: Interval | None) -> str:
    return "none" if interval is None else f"{interval.low:.1%} to {interval.high:.1%}"


def _percent(value: float | None) -> str:
    return "none" if value is None else f"{value:.1%}"


def _rows(count: int | None) -> str:
    return "none" if count is None else in_words(count)


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:.3g}"
