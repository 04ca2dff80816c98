"""Learning curves: losses and accuracy by epoch, each in a panel of its own."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from adapters.report.figures.canvas import legend, page_figure, percent_axis, whole_steps
from adapters.report.figures.drawing import Chart
from adapters.report.figures.palette import CHALLENGER, MUTED
from domain.model.evaluation.metric import percent
from domain.model.evaluation.parity import ParityReport, Precision
from domain.model.promotion.run_report import RunReport
from domain.model.training.config import EpochMetrics

_MOST_TICKS = 8


def learning_curves(report: RunReport) -> Chart:
    epochs = report.training.epochs
    exported = report.comparison.decision.challenger_accuracy
    with page_figure() as figure:
        _panels(figure, epochs)
        handles = [
            Line2D([], [], color=MUTED, linestyle="--", label="training"),
            Line2D([], [], color=CHALLENGER, label="holdout"),
        ]
        legend(figure, handles, columns=2)
    return Chart(
        title="Learning curves",
        caption=_caption(epochs, exported, report.comparison.parity),
        alt_text=_alt_text(epochs),
        figure=figure,
    )


def _panels(figure: Figure, epochs: Sequence[EpochMetrics]) -> None:
    above, below = figure.subplots(2, 1, sharex=True)
    numbers = [each.epoch for each in epochs]
    style = {"marker": "o", "markersize": 4} if len(epochs) <= _MOST_TICKS else {}
    above.plot(numbers, [e.training_loss for e in epochs], "--", color=MUTED, **style)
    above.plot(numbers, [e.validation_loss for e in epochs], color=CHALLENGER, **style)
    below.plot(numbers, [e.accuracy for e in epochs], color=CHALLENGER, **style)
    above.set(ylabel="loss, nats")
    above.set_ylim(bottom=0)
    below.set(xlabel="epoch", ylabel="accuracy")
    _span(below, [e.accuracy for e in epochs])
    percent_axis(below, "y", most=4)
    for axes in (above, below):
        axes.grid(visible=True, axis="y")
    whole_steps(below, min(numbers, default=1), max(numbers, default=1), most=_MOST_TICKS)
    figure.align_ylabels()


def _span(axes: Axes, accuracies: Sequence[float]) -> None:
    """At least ten points of accuracy: one row more or less must not look like a big step."""
    if accuracies:
        middle = (min(accuracies) + max(accuracies)) / 2
        reach = max(0.05, (max(accuracies) - min(accuracies)) * 0.6)
        axes.set_ylim(max(0.0, middle - reach), min(1.005, middle + reach))


def _caption(epochs: Sequence[EpochMetrics], exported: float, parity: ParityReport) -> str:
    if not epochs:
        return "The bundle does not say how training went."
    last = epochs[-1].accuracy
    said = f"After the last epoch {percent(last)} of the holdout were right"
    if percent(last) == percent(exported):
        return f"{said}, as with the exported model."
    if parity.precision is Precision.INT8:
        why = "its weights are rounded to 8 bits (INT8), which changes a few answers"
    else:
        why = "the exported graph computes in another order, which changes close answers"
    served = f"the exported model, which is examined and served, gets {percent(exported)}"
    return f"{said}; {served}: {why}."


def _alt_text(epochs: Sequence[EpochMetrics]) -> str:
    if not epochs:
        return "There are no figures of any epoch."
    first, last = epochs[0], epochs[-1]
    return (
        f"{len(epochs)} epochs. Training loss from {first.training_loss:.3f} to "
        f"{last.training_loss:.3f} nats, loss on the holdout from {first.validation_loss:.3f} to "
        f"{last.validation_loss:.3f}, accuracy on the holdout from {percent(first.accuracy)} to "
        f"{percent(last.accuracy)}."
    )
