"""A drawing of the page: a chart by matplotlib, and the same as SVG."""

from dataclasses import dataclass

from matplotlib.figure import Figure

from adapters.report.figures.svg import as_a_file, for_a_page, svg_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What a drawing function gives.

    Attributes:
        title: heading of the drawing.
        caption: what a reader must know to read it.
        alt_text: its figures, for those who cannot see it.
        figure: the picture.
        wide: the same for two columns of the page; None when one is enough.
    """

    title: str
    caption: str
    alt_text: str
    figure: Figure
    wide: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart as SVG.

    Attributes:
        name: of its file, without the ending.
        narrow: for one column of the page.
        wide: for two; None when one is enough.
        file: the widest one, as SVG that stands alone.
    """

    name: str
    title: str
    caption: str
    narrow: str
    wide: str | None
    file: str


def as_svg(name: str, chart: Chart) -> Drawing:
    words = (chart.title, chart.alt_text)
    narrow = svg_of(chart.figure, name, *words)
    wide = svg_of(chart.wide, f"{name}-wide", *words) if chart.wide else None
    return Drawing(
        name=name,
        title=chart.title,
        caption=chart.caption,
        narrow=for_a_page(narrow),
        wide=for_a_page(wide) if wide else None,
        file=as_a_file(wide or narrow),
    )
