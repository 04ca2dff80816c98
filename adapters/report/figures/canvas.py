"""An empty figure in the page's style, its sizes in pixels of the page, and its axes and legend."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator
from matplotlib.typing import RcKeyType

from adapters.report.figures.palette import GRID, INK, MUTED

# px: one of the page's three columns, and two of them; a phone shows NARROW as wide as it is.
NARROW, WIDE, HEIGHT = 344, 712, 380
TEXT = 13.5  # px
_DPI = 72  # one unit of the SVG is then one pixel
_STYLE: dict[RcKeyType, Any] = {
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "font.size": TEXT,
    "axes.labelsize": TEXT,
    "axes.labelpad": 6,
    "xtick.labelsize": TEXT,
    "ytick.labelsize": TEXT,
    "legend.fontsize": TEXT,
    "grid.color": GRID,
    "text.color": INK,
    "xtick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.color": MUTED,
    "ytick.labelcolor": INK,
    "path.simplify_threshold": 0.2,
}


@contextmanager
def page_figure(*, width: int = NARROW, height: int = HEIGHT) -> Iterator[Figure]:
    """An empty figure; what is drawn inside the ``with`` block is in the page's style."""
    with rc_context(_STYLE):
        layout = ConstrainedLayoutEngine(hspace=0.08)
        yield Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, layout=layout)


def legend(figure: Figure, handles: Sequence[Line2D | Patch], *, columns: int = 1) -> None:
    """Above the axes, where it hides nothing."""
    figure.legend(
        handles=list(handles),
        loc="outside upper left",
        ncols=columns,
        frameon=False,
        handlelength=1.6,
        columnspacing=1.2,
        borderaxespad=0.0,
        borderpad=0.2,
    )


def whole_steps(axes: Axes, first: int, last: int, *, most: int) -> None:
    """Ticks of the x axis on whole numbers from first to last, with room beside them."""
    room = max(0.5, (last - first) * 0.04)
    axes.set_xlim(first - room, last + room)
    ticks = MaxNLocator(nbins=most, integer=True, min_n_ticks=1).tick_values(first, last)
    axes.set_xticks([tick for tick in ticks if first <= tick <= last and tick == int(tick)])
    axes.xaxis.set_major_formatter("{x:.0f}")


def in_percent(value: float, _: object = None) -> str:
    """A tick label; decimals only where the ticks need them."""
    return f"{100 * value:.4g}%"


def percent_axis(axes: Axes, which: str, *, most: int = 5) -> None:
    axis = axes.xaxis if which == "x" else axes.yaxis
    axis.set_major_locator(MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10]))
    axis.set_major_formatter(FuncFormatter(in_percent))
