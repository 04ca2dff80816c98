"""The drawings of a run's page, as PNG in data URIs."""

import base64
import io
from collections.abc import Callable, Sequence

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from domain.model.decision_entry import DecisionEntry, DecisionKind
from domain.model.error_analysis import before_temperature, confusion_matrix, roc_points
from domain.model.evaluation import Predictions
from domain.model.labelling import Label
from domain.model.probability_scores import reliability
from domain.model.promotion_verdict import Outcome
from domain.model.proportions import Interval
from domain.model.run_report import RunReport

# Told apart by the colour-blind, too.
_BLUE, _ORANGE, _GREY, _RED = "#0072b2", "#d55e00", "#777777", "#cc79a7"
_MOST_TICKS = 12


def drawings(report: RunReport) -> dict[str, str]:
    """Title -> data URI."""
    parts = {
        "Learning curves": _learning,
        "Confusion matrix": _confusion,
        "ROC curve": _roc,
        "Reliability": _reliability,
        "Accuracy by dataset version": _versions,
    }
    return {title: _drawn(draw, report) for title, draw in parts.items()}


def _drawn(draw: Callable[[Axes, RunReport], None], report: RunReport) -> str:
    figure = Figure(figsize=(4.8, 3.6), dpi=130, layout="constrained")
    FigureCanvasAgg(figure)
    draw(figure.add_subplot(), report)
    paper = io.BytesIO()
    figure.savefig(paper, format="png")
    return "data:image/png;base64," + base64.b64encode(paper.getvalue()).decode()


def _learning(axes: Axes, report: RunReport) -> None:
    epochs = report.training.epochs
    numbers = [each.epoch for each in epochs]
    axes.plot(numbers, [e.training_loss for e in epochs], "o-", color=_BLUE, label="training loss")
    losses = [e.validation_loss for e in epochs]
    axes.plot(numbers, losses, "s-", color=_ORANGE, label="validation loss")
    axes.plot(numbers, [e.accuracy for e in epochs], "^--", color=_GREY, label="accuracy")
    axes.set(xlabel="epoch", xticks=numbers)
    axes.set_ylim(bottom=0)
    axes.legend()


def _confusion(axes: Axes, report: RunReport) -> None:
    counts = confusion_matrix(report.predictions)
    rows = [[counts[truth, answer] for answer in Label] for truth in Label]
    axes.imshow(rows, cmap="Blues", vmin=0)
    highest = max(max(row) for row in rows)
    for (truth, answer), count in counts.items():
        colour = "white" if count > highest / 2 else "black"
        axes.text(answer, truth, str(count), ha="center", va="center", color=colour, size=16)
    words = [label.word for label in Label]
    axes.set(xlabel="answer", ylabel="truth", xticks=range(2), yticks=range(2))
    axes.set_xticklabels(words)
    axes.set_yticklabels(words)


def _roc(axes: Axes, report: RunReport) -> None:
    points = roc_points(_good(report.predictions), report.predictions.good_probabilities)
    axes.plot([0, 1], [0, 1], ":", color=_GREY, label="by chance")
    if points:
        area = report.comparison.decision.challenger_scores.roc_auc
        axes.plot(*zip(*points, strict=True), color=_BLUE, label=f"challenger, area {area:.3f}")
    axes.set(xlabel="poor rows called good", ylabel="good rows called good", aspect="equal")
    axes.legend(loc="lower right")


def _reliability(axes: Axes, report: RunReport) -> None:
    predictions, temperature = report.predictions, report.training.temperature
    after = predictions.good_probabilities
    axes.plot([0.5, 1], [0.5, 1], ":", color=_GREY, label="honest")
    curves = [(after, "o-", _BLUE, f"temperature {temperature:.2f}")]
    if temperature != 1:
        before = before_temperature(after, temperature)
        curves.insert(0, (before, "s--", _ORANGE, "before temperature"))
    for probabilities, style, colour, name in curves:
        bins = reliability(predictions.correct, probabilities)
        xs, ys = [b.confidence for b in bins], [b.accuracy for b in bins]
        axes.plot(xs, ys, style, color=colour, label=name)
    axes.set(xlabel="confidence", ylabel="share of right answers", xlim=(0.48, 1.02))
    axes.set_ylim(-0.02, 1.02)
    axes.legend(loc="lower left")


def _versions(axes: Axes, report: RunReport) -> None:
    comparison = report.comparison
    examined = [each for each in report.decisions if each.kind is DecisionKind.COMPARISON]
    promoted = [each for each in examined if each.outcome == Outcome.PROMOTED]
    others = [each for each in examined if each.outcome != Outcome.PROMOTED]
    back = [each for each in report.decisions if each.kind is DecisionKind.ROLLBACK]
    _points(axes, [_point(each) for each in promoted], "*", _BLUE, "promoted")
    _points(axes, [_point(each) for each in others], "o", _GREY, "not promoted")
    _points(axes, [_point(each) for each in back], "v", _RED, "rolled back to")
    scores, won = comparison.decision.challenger_scores, comparison.decision.promoted
    this = (comparison.dataset_version, scores.accuracy, scores.accuracy_interval)
    label = "this run, promoted" if won else "this run, not promoted"
    _points(axes, [this], "*" if won else "o", _ORANGE, label)
    versions = {each.dataset_version for each in report.decisions} | {comparison.dataset_version}
    axes.set(xlabel="dataset version", ylabel="accuracy when examined", ylim=(0, 1.02))
    if len(versions) <= _MOST_TICKS:
        axes.set_xticks(sorted(versions))
    axes.legend(loc="lower left")


def _point(entry: DecisionEntry) -> tuple[int, float, Interval | None]:
    return entry.dataset_version, entry.challenger_accuracy, entry.accuracy_interval


def _points(
    axes: Axes,
    points: Sequence[tuple[int, float, Interval | None]],
    marker: str,
    color: str,
    label: str,
) -> None:
    """Version, accuracy and interval of each."""
    if not points:
        return
    down = [accuracy - each.low if each else 0.0 for _, accuracy, each in points]
    up = [each.high - accuracy if each else 0.0 for _, accuracy, each in points]
    axes.errorbar(
        [version for version, _, _ in points],
        [accuracy for _, accuracy, _ in points],
        yerr=[down, up],
        fmt=marker,
        color=color,
        ms=11 if marker == "*" else 7,
        capsize=4,
        label=label,
    )


def _good(predictions: Predictions) -> list[bool]:
    return [label is Label.GOOD for label in predictions.truth]
