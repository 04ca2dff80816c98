"""The reliability diagram: confidence against the share of right answers, with its interval."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from adapters.report.figures.canvas import legend, page_figure, percent_axis
from adapters.report.figures.drawing import Chart
from adapters.report.figures.palette import CHALLENGER, MUTED, PAPER
from adapters.report.in_words import calibrated_on
from domain.model.evaluation.metric import percent
from domain.model.evaluation.mistakes import before_temperature
from domain.model.evaluation.scores import ReliabilityBin, calibration_error, reliability
from domain.model.promotion.run_report import RunReport
from domain.model.statistics.proportions import wilson_interval

_LARGEST, _SMALLEST = 150.0, 14.0  # areas of points, px²


def reliability_diagram(report: RunReport) -> Chart:
    predictions, training = report.predictions, report.training
    after = predictions.good_probabilities
    right, fitted = predictions.correct, training.calibrated
    before = before_temperature(after, training.temperature) if fitted else None
    bins = reliability(right, after)
    name = f"after temperature {training.temperature:.2f}" if fitted else "as trained"
    handles = [_handle(CHALLENGER, CHALLENGER, name, "o")]
    with page_figure() as figure:
        axes = figure.add_subplot()
        axes.plot([0.5, 1], [0.5, 1], ":", color=MUTED)
        if before is not None:
            _bins(axes, reliability(right, before), MUTED, PAPER, "s")
            handles.insert(0, _handle(MUTED, PAPER, "before temperature", "s"))
        _bins(axes, bins, CHALLENGER, CHALLENGER, "o")
        axes.set(xlabel="confidence", ylabel="share of right answers")
        axes.set(xlim=(0.48, 1.02), ylim=(-0.03, 1.03))
        percent_axis(axes, "x", most=5)
        percent_axis(axes, "y", most=5)
        handles.append(Line2D([], [], color=MUTED, ls=":", label="confidence = accuracy"))
        legend(figure, handles)
    return Chart(
        title="Reliability",
        caption=_caption(right, before, after, calibrated_on(training)),
        alt_text=_alt_text(bins),
        figure=figure,
    )


def _bins(axes: Axes, bins: Sequence[ReliabilityBin], edge: str, face: str, marker: str) -> None:
    """Points without a line between them: it would jump at every bin of few rows."""
    most = max(each.rows for each in bins)
    for each in bins:
        sure = wilson_interval(round(each.accuracy * each.rows), each.rows)
        axes.plot([each.confidence] * 2, [sure.low, sure.high], color=edge, lw=1.2)
    axes.scatter(
        [each.confidence for each in bins],
        [each.accuracy for each in bins],
        s=[max(_SMALLEST, _LARGEST * each.rows / most) for each in bins],
        marker=marker, facecolor=face, edgecolor=edge, linewidth=1.5, zorder=3, clip_on=False,
    )  # fmt: skip


def _handle(edge: str, face: str, label: str, marker: str) -> Line2D:
    return Line2D([], [], color=edge, mfc=face, marker=marker, lw=1.2, label=label)


def _caption(
    right: Sequence[bool], before: Sequence[float] | None, after: Sequence[float], rows: str
) -> str:
    read = "Larger points stand for more rows, bars are 95% intervals."
    now = calibration_error(right, after)
    if before is None:
        why = "No temperature was fitted: too few training rows."
        return f"{why} Expected calibration error {now:.3f} (0 is perfect). {read}"
    then = calibration_error(right, before)
    return (
        f"Expected calibration error {then:.3f} before, {now:.3f} after the temperature (0 is "
        f"perfect), which was fitted on {rows}. {read}"
    )


def _alt_text(bins: Sequence[ReliabilityBin]) -> str:
    return "; ".join(
        f"confidence {percent(each.confidence)}: {percent(each.accuracy)} of {each.rows} right"
        for each in bins
    )
