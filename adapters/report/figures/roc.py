"""The ROC curves of both models, with the point at which labels are given."""

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from adapters.report.figures.canvas import legend, page_figure, percent_axis
from adapters.report.figures.drawing import Chart
from adapters.report.figures.palette import CHALLENGER, CHAMPION, MUTED, PAPER
from domain.model.data.labelling import Label
from domain.model.evaluation.metric import percent
from domain.model.evaluation.mistakes import at_even_odds, roc_points
from domain.model.evaluation.predictions import Predictions
from domain.model.promotion.run_report import RunReport

_NO_CURVE = "All rows of the holdout have the same label, so there is no curve."


def roc(report: RunReport) -> Chart:
    mark, champion = at_even_odds(report.predictions), report.champion_predictions
    decision = report.comparison.decision
    scores = [("challenger", CHALLENGER, decision.challenger_scores.roc_auc)]
    if champion is not None and decision.champion_scores is not None:
        scores.append(("champion", CHAMPION, decision.champion_scores.roc_auc))
    with page_figure() as figure:
        axes = figure.add_subplot()
        axes.plot([0, 1], [0, 1], ":", color=MUTED)
        if mark is not None:
            if champion is not None:
                _curve(axes, champion, CHAMPION, "--")
            _curve(axes, report.predictions, CHALLENGER, "-")
            axes.plot(*mark, "o", color=CHALLENGER, mfc=PAPER, ms=9, mew=2, clip_on=False)
        axes.set(xlabel="poor rows called good", ylabel="good rows called good")
        axes.set(xlim=(-0.01, 1.01), ylim=(-0.01, 1.01))
        percent_axis(axes, "x", most=4)
        percent_axis(axes, "y", most=5)
        legend(figure, _handles(scores))
    return Chart(
        title="ROC curve",
        caption=_caption(mark),
        alt_text=_alt_text(scores, mark),
        figure=figure,
    )


def _curve(axes: Axes, predictions: Predictions, colour: str, style: str) -> None:
    good = [label is Label.GOOD for label in predictions.truth]
    points = roc_points(good, predictions.good_probabilities)
    axes.plot(*zip(*points, strict=True), style, color=colour)


def _handles(scores: list[tuple[str, str, float | None]]) -> list[Line2D]:
    lines = [
        Line2D(
            [], [], color=colour, linestyle="-" if colour == CHALLENGER else "--",
            label=f"{name}, area {area:.3f}",
        )
        for name, colour, area in scores
        if area is not None
    ]  # fmt: skip
    return [*lines, Line2D([], [], color=MUTED, linestyle=":", label="by chance, area 0.5")]


def _caption(mark: tuple[float, float] | None) -> str:
    if mark is None:
        return _NO_CURVE
    return (
        f"The ring is where labels are given, at a probability of 0.5: {percent(mark[1])} of the "
        f"good rows are called good, and {percent(mark[0])} of the poor ones."
    )


def _alt_text(scores: list[tuple[str, str, float | None]], mark: tuple[float, float] | None) -> str:
    if mark is None:
        return _NO_CURVE
    areas = ", ".join(f"{name} {area:.3f}" for name, _, area in scores if area is not None)
    return f"Area under the curve: {areas}. {_caption(mark)}"
