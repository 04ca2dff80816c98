"""The drawings of a run's page, as PNG in data URIs."""

import base64
import io
from collections.abc import Callable

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from domain.model.error_analysis import before_temperature, confusion_matrix, roc_points
from domain.model.evaluation import Predictions
from domain.model.labelling import Label
from domain.model.probability_scores import reliability
from domain.model.run_report import RunReport

_BLUE, _ORANGE, _GREY = "#0072b2", "#d55e00", "#777777"  # told apart by the colour-blind, too


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
    promoted = comparison.history
    versions = [model.dataset_version for model in promoted]
    axes.plot(versions, [m.accuracy for m in promoted], "*", color=_BLUE, ms=11, label="promoted")
    scores = comparison.decision.challenger_scores
    interval, won = scores.accuracy_interval, comparison.decision.promoted
    reach = [[scores.accuracy - interval.low], [interval.high - scores.accuracy]]
    axes.errorbar(
        [comparison.dataset_version],
        [scores.accuracy],
        yerr=reach,
        fmt="*" if won else "o",
        color=_ORANGE,
        ms=11 if won else 7,
        capsize=4,
        label="this run, promoted" if won else "this run, not promoted",
    )
    axes.set(xlabel="dataset version", ylabel="accuracy when examined", ylim=(0, 1.02))
    axes.set_xticks(sorted({*versions, comparison.dataset_version}))
    axes.legend(loc="lower left")


def _good(predictions: Predictions) -> list[bool]:
    return [label is Label.GOOD for label in predictions.truth]
