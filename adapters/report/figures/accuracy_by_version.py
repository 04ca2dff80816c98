"""Accuracy by dataset version: every decision so far, and this one."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from adapters.report.figures.canvas import (
    HEIGHT,
    NARROW,
    WIDE,
    legend,
    page_figure,
    percent_axis,
    whole_steps,
)
from adapters.report.figures.chart_points import ChartPoint, chart_points
from adapters.report.figures.drawing import Chart
from adapters.report.figures.palette import CHALLENGER, CHAMPION, INK, MUTED, PAPER, ROLLBACK
from adapters.report.figures.version_labels import ROLLBACK_HEIGHT, label_versions
from domain.model.evaluation.metric import percent
from domain.model.promotion.run_report import RunReport


@dataclass(frozen=True, slots=True)
class _PointStyle:
    """How a kind of point is drawn: promotions as rings, the others small and thin."""

    colour: str
    face: str
    size: float
    line: float


_THIS_WON = _PointStyle(CHALLENGER, CHALLENGER, 10, 2.2)
_THIS = _PointStyle(CHALLENGER, CHALLENGER, 6, 2.2)
_WON = _PointStyle(INK, PAPER, 9, 1.4)
_OTHER = _PointStyle(MUTED, MUTED, 3.5, 0.8)


def accuracy_by_version(report: RunReport) -> Chart:
    shown = chart_points(report)
    return Chart(
        title="Accuracy by dataset version",
        caption=_caption(shown),
        alt_text=_alt_text(shown),
        figure=_figure(shown, NARROW),
        wide=_figure(shown, WIDE),
    )


def _caption(shown: list[ChartPoint]) -> str:
    """Explains the marks that are in the chart, and no others."""
    parts = [
        (True, "Each on its own holdout; bars are 95% intervals."),
        (any(e.promoted and not e.this_run for e in shown), "Rings are promotions."),
        (any(e.champion_accuracy is not None for e in shown),
         "A dash is the champion of the day on the same rows."),
        (any(e.rollback for e in shown), "A triangle is a version that was put back."),
        (any(e.model_version is not None for e in shown), "Model versions are written as v1."),
    ]  # fmt: skip
    return " ".join(words for there, words in parts if there)


def _figure(shown: list[ChartPoint], width: int) -> Figure:
    with page_figure(width=width, height=HEIGHT) as figure:
        axes = figure.add_subplot()
        _scale(axes, shown, most=max(4, width // 70))
        for each in shown:
            if each.rollback:
                axes.plot(
                    each.entry.dataset_version, ROLLBACK_HEIGHT, "^", color=ROLLBACK, ms=9,
                    zorder=4, transform=axes.get_xaxis_transform(), clip_on=False,
                )  # fmt: skip
            else:
                _point(axes, each, _style(each))
        label_versions(axes, shown, width)
        axes.grid(visible=True, axis="y")
        axes.set_axisbelow(True)
        axes.set(xlabel="dataset version", ylabel="accuracy when examined")
        legend(figure, _handles(shown), columns=5 if width == WIDE else 2)
    return figure


def _scale(axes: Axes, shown: list[ChartPoint], *, most: int) -> None:
    """The y axis fits the intervals; below them is room for the rollbacks."""
    heights = [height for each in shown for height in each.heights]
    low, high = min(heights), max(heights)
    room = max(0.02, 0.08 * (high - low))
    axes.set_ylim(low - 2 * room, min(high + room, 1 + room / 2))
    percent_axis(axes, "y", most=5)
    versions = [each.entry.dataset_version for each in shown]
    whole_steps(axes, min(versions), max(versions), most=most)


def _point(axes: Axes, each: ChartPoint, style: _PointStyle) -> None:
    x, order = each.entry.dataset_version, 4 if each.this_run else 2
    interval = each.entry.accuracy_interval
    if interval is not None:
        ends = [interval.low, interval.high]
        axes.plot([x, x], ends, color=style.colour, lw=style.line, zorder=order)
    if each.champion_accuracy is not None:
        axes.plot(x, each.champion_accuracy, "_", color=CHAMPION, ms=9, mew=2, zorder=order)
    axes.plot(
        x, each.entry.challenger_accuracy, "o", mec=style.colour, mfc=style.face, ms=style.size,
        mew=1.8, zorder=order + 1,
    )  # fmt: skip


def _style(each: ChartPoint) -> _PointStyle:
    if each.this_run:
        return _THIS_WON if each.promoted else _THIS
    return _WON if each.promoted else _OTHER


def _handles(shown: list[ChartPoint]) -> list[Line2D]:
    """Legend entries of the marks that are in the chart."""
    past = [each for each in shown if not each.this_run and not each.rollback]
    rings, dots = any(each.promoted for each in past), any(not each.promoted for each in past)
    this = next(each for each in shown if each.this_run)
    parts = [
        (True, "o", CHALLENGER, CHALLENGER, f"this run{', promoted' if this.promoted else ''}"),
        (rings, "o", INK, PAPER, "promoted"),
        (dots, "o", MUTED, MUTED, "not promoted"),
        (any(e.champion_accuracy is not None for e in shown), "_", CHAMPION, CHAMPION, "champion"),
        (any(each.rollback for each in shown), "^", ROLLBACK, ROLLBACK, "rolled back to"),
    ]
    return [
        Line2D([], [], ls="", marker=marker, mec=edge, mfc=face, ms=8, mew=1.8, label=label)
        for there, marker, edge, face, label in parts
        if there
    ]


def _alt_text(shown: list[ChartPoint]) -> str:
    """The newest dozen: more is too long to listen to."""
    entries = [each.entry for each in shown[-12:]]
    said = [
        f"version {entry.dataset_version}: {percent(entry.challenger_accuracy)}, {entry.outcome}"
        for entry in entries
    ]
    return f"{len(shown)} decisions; the last {len(said)}: " + "; ".join(said)
