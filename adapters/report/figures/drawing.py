"""A drawing of the page: its picture, and in words what it shows."""

from dataclasses import dataclass

from matplotlib.figure import Figure

from adapters.report.figures.svg import as_a_file, drawn, for_a_page, told

_WIDE = "-wide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What a drawing function gives.

    Attributes:
        title: heading of the drawing.
        caption: what a reader must know to read it.
        description: its figures, for those who cannot see it.
        figure: the picture.
        wide: the same for two columns of the page; None when one is enough.
    """

    title: str
    caption: str
    description: str
    figure: Figure
    wide: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A sketch as SVG.

    Attributes:
        name: of its file, without the ending.
        narrow: for one column of the page.
        wide: for two; None when one is enough.
        file: as SVG that stands alone.
    """

    name: str
    title: str
    caption: str
    narrow: str
    wide: str | None
    file: str


def finished(name: str, sketch: Sketch) -> Drawing:
    pictures = {name: sketch.figure} | ({name + _WIDE: sketch.wide} if sketch.wide else {})
    words = (sketch.title, sketch.description)
    told_svgs = {key: told(drawn(picture, key), key, *words) for key, picture in pictures.items()}
    best = told_svgs[name + _WIDE if sketch.wide else name]
    wide = told_svgs.get(name + _WIDE)
    return Drawing(
        name=name,
        title=sketch.title,
        caption=sketch.caption,
        narrow=for_a_page(told_svgs[name]),
        wide=for_a_page(wide) if wide else None,
        file=as_a_file(best),
    )
