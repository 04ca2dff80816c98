"""The confusion matrix, with what each kind of answer leads to."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from adapters.report.figures.canvas import page_figure
from adapters.report.figures.drawing import Chart
from adapters.report.figures.palette import CHALLENGER, GRID
from domain.model.data.labelling import Label
from domain.model.evaluation.metric import percent
from domain.model.evaluation.mistakes import confusion_matrix
from domain.model.promotion.run_report import RunReport

_DARKEST = 0.3  # opacity; darker cells would make their text hard to read
_GOOD, _POOR = Label.GOOD, Label.POOR
_MEANING = {
    (_POOR, _POOR): "held for\nreview, rightly",
    (_POOR, _GOOD): "poor copy\nposted",
    (_GOOD, _POOR): "good copy\nreviewed\nneedlessly",
    (_GOOD, _GOOD): "posted, rightly",
}


def confusion(report: RunReport) -> Chart:
    counts = confusion_matrix(report.predictions)
    with page_figure() as figure:
        axes = figure.add_subplot()
        for (truth, answer), count in counts.items():
            rows = counts[truth, _POOR] + counts[truth, _GOOD]
            _cell(axes, truth, answer, count, rows)
        words = [label.word for label in Label]
        axes.set(xlim=(-0.5, 1.5), ylim=(1.5, -0.5), xlabel="answer", ylabel="truth")
        axes.set_xticks(range(2), labels=words)
        axes.set_yticks(range(2), labels=words, rotation=90, va="center")
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
    return Chart(
        title="Confusion matrix",
        caption=(
            "Shares are of the rows with the same truth. An answer of good lets the copy be "
            "posted; an answer of poor sends it to a person first."
        ),
        alt_text=_alt_text(counts),
        figure=figure,
    )


def _cell(axes: Axes, truth: Label, answer: Label, count: int, rows: int) -> None:
    share = count / rows if rows else 0.0
    corner = (answer - 0.5, truth - 0.5)
    axes.add_patch(Rectangle(corner, 1, 1, facecolor=CHALLENGER, alpha=_DARKEST * share))
    axes.add_patch(Rectangle(corner, 1, 1, fill=False, edgecolor=GRID, linewidth=1))
    part = percent(share) if rows else "no such rows"
    axes.text(answer, truth - 0.17, str(count), size=22, va="center", ha="center")
    axes.text(answer, truth + 0.02, part, va="center", ha="center")
    axes.text(answer, truth + 0.12, _MEANING[truth, answer], va="top", ha="center")


def _alt_text(counts: dict[tuple[Label, Label], int]) -> str:
    return (
        f"Of {counts[_POOR, _POOR] + counts[_POOR, _GOOD]} poor products "
        f"{counts[_POOR, _POOR]} were called poor and {counts[_POOR, _GOOD]} good; of "
        f"{counts[_GOOD, _POOR] + counts[_GOOD, _GOOD]} good ones {counts[_GOOD, _GOOD]} were "
        f"called good and {counts[_GOOD, _POOR]} poor."
    )
