"""SVG as matplotlib writes it, changed to stand in a page and in a file of its own.

In the page, colours are the page's, so that they change with the reader's dark mode, and ids carry
the drawing's name, so that two drawings of one page never share one. A file of its own keeps plain
colours on white: not every viewer knows CSS variables.
"""

import io
import re
from html import escape

from matplotlib import rc_context
from matplotlib.figure import Figure

from adapters.report.figures.palette import PAPER, VARIABLES

_ID = re.compile(r' id="([^"]*)"')
_REFERENCE = re.compile(r'(href="#|url\(#)([^")]+)')
_COLOUR = re.compile("|".join(VARIABLES))
_OPENING = re.compile(r"<svg\b[^>]*>")
_NOISE = re.compile(r"<!--.*?-->|<!DOCTYPE.*?>|<\?xml.*?\?>|<style.*?</style>", re.DOTALL)
_FONT = re.compile(r"font: ([\d.]+px) [^;\"]*|font-family: [^;\"]*;?")
_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))  # None leaves them out


def svg_of(figure: Figure, name: str, title: str, alt_text: str) -> str:
    """The bare <svg> element of a figure with its alternative text."""
    paper = io.StringIO()
    with rc_context(
        {"svg.fonttype": "none", "svg.hashsalt": name}
    ):  # the same figure, the same ids
        figure.savefig(paper, format="svg", metadata=_METADATA, transparent=True)
    text = _FONT.sub(_font, _NOISE.sub("", paper.getvalue()))
    svg = _own_ids(re.sub(r"\s*\n\s*", "\n", text).strip(), name)
    return _OPENING.sub(lambda opening: _head(opening[0], name, title, alt_text), svg, count=1)


def for_a_page(svg: str) -> str:
    return _COLOUR.sub(lambda found: VARIABLES[found[0]], svg)


def as_a_file(svg: str) -> str:
    background = f'</desc><rect width="100%" height="100%" fill="{PAPER}"/>'
    return svg.replace("</desc>", background, 1) + "\n"


def _head(opening: str, name: str, title: str, alt_text: str) -> str:
    """The opening tag in its shortest form, and what screen readers read out."""
    size = re.search(r'viewBox="0 0 [\d.]+ [\d.]+"', opening)
    box = f" {size[0]}" if size else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"{box}'
        f' font-family="system-ui, sans-serif" role="img"'
        f' aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(alt_text)}</desc>'
    )


def _font(found: re.Match[str]) -> str:
    """The size stays; the family is that of the page."""
    return f"font-size: {found[1]}" if found[1] else ""


def _own_ids(svg: str, name: str) -> str:
    """Ids that something refers to get the drawing's name, the others go."""
    used = {found[2] for found in _REFERENCE.finditer(svg)}
    named = _ID.sub(lambda f: f' id="{name}-{f[1]}"' if f[1] in used else "", svg)
    return _REFERENCE.sub(lambda f: f"{f[1]}{name}-{f[2]}", named)
