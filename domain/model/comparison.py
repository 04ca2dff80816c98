"""The comparison report: what was compared with what, as people and programs read it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from domain.model.promotion import PromotionDecision
from domain.model.registration import RegisteredModel


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonReport:
    """A decision beside the history it was taken in.

    Attributes:
        run_id: the challenger's run.
        champion: the version it was compared with; None without one.
        history: every version registered so far, the challenger not included.
        best_accuracy: the highest accuracy any of them had when it was registered.
    """

    run_id: str
    dataset_version: int
    decision: PromotionDecision
    champion: RegisteredModel | None
    history: Sequence[RegisteredModel]
    best_accuracy: float | None

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=2)

    def as_markdown(self) -> str:
        """A page for people, in Markdown."""
        decision = self.decision
        facts = (
            ("Holdout rows", str(decision.holdout_rows)),
            ("Challenger accuracy", _percent(decision.challenger_accuracy)),
            ("Champion accuracy, same rows", _percent(decision.champion_accuracy)),
            ("Majority baseline", _percent(decision.majority_accuracy)),
            ("Margin", f"{decision.margin:+.1%}"),
            ("Only the challenger right", f"{decision.only_challenger_right} rows"),
            ("Only the champion right", f"{decision.only_champion_right} rows"),
            ("McNemar p-value, exact", _number(decision.p_value)),
            ("ONNX parity", "passed" if decision.parity_passed else "failed"),
            ("Best accuracy of any version so far", _percent(self.best_accuracy)),
        )
        versions = [
            f"| {model.version} | {model.dataset_version} | {model.accuracy:.1%} |"
            for model in self.history
        ]
        return "\n".join(
            [
                f"# {decision.outcome.capitalize()}: {decision.reason}",
                "",
                "| Compared | Value |",
                "|---|---|",
                *(f"| {name} | {value} |" for name, value in facts),
                "",
                "## Versions so far",
                "",
                "| Version | Dataset version | Accuracy when registered |",
                "|---|---|---|",
                *versions,
                "",
            ]
        )


def _percent(value: float | None) -> str:
    return "none" if value is None else f"{value:.1%}"


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:.3g}"
