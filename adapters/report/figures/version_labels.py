"""The numbers of model versions in the chart of versions."""

from matplotlib.axes import Axes

from adapters.report.figures.chart_points import ChartPoint
from adapters.report.figures.palette import INK, ROLLBACK

ROLLBACK_HEIGHT = 0.035  # of the axes, below every interval
_LABEL_WIDTH = 36  # px that a label takes, with the gap beside it


def label_versions(axes: Axes, shown: list[ChartPoint], width: int) -> None:
    """Above promotions and beside rollbacks, the newest first, as far as there is room."""
    left, right = axes.get_xlim()
    gap = _LABEL_WIDTH / width * (right - left)
    taken: dict[bool, list[float]] = {False: [], True: []}
    for each in reversed(shown):
        x, row = each.entry.dataset_version, taken[each.rollback]
        if each.model_version is None or any(abs(x - other) < gap for other in row):
            continue
        row.append(x)
        name = f"v{each.model_version}"
        if each.rollback:
            _beside_triangle(axes, x, name)
        else:
            _above_bar(axes, x, each.heights[-1], name)


def _above_bar(axes: Axes, x: float, top: float, name: str) -> None:
    axes.annotate(
        name, (x, top), xytext=(0, 3), textcoords="offset points", ha="center", va="bottom",
        color=INK, annotation_clip=False,
    )  # fmt: skip


def _beside_triangle(axes: Axes, x: float, name: str) -> None:
    axes.annotate(
        name, (x, ROLLBACK_HEIGHT), xycoords=axes.get_xaxis_transform(), xytext=(7, 0),
        textcoords="offset points", ha="left", va="center", color=ROLLBACK, annotation_clip=False,
    )  # fmt: skip
