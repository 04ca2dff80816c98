"""The text of HTML: what its blocks, list items and cells set apart stands on lines of its own."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from domain.model.creative.policy.words import word_set
from domain.model.creative.text.markup import TAG

_DROPPED = word_set(
    "applet audio canvas embed iframe map math noframes noscript object script select style svg"
    " template textarea title video"
)
_INLINE = word_set(
    "a abbr acronym b basefont bdi bdo big blink cite code data del dfn em font i img ins kbd label"
    " mark marquee nobr output q ruby s samp slot small span strike strong sub sup time tt u var"
    " wbr"
)
# Outside of a table, or of a whole document, parsers leave these out or read all else elsewhere.
_AS_BLOCKS = word_set(
    "body caption col colgroup frame frameset head html table tbody td tfoot th thead tr"
)
_SUPERSCRIPTS = {"2": "²", "3": "³"}
_NAME = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")


def html_lines(text: str) -> str:
    """The text as a browser shows it; where it has no tags, it stays as it is.

    Args:
        text: with every reference resolved: what looks like one is text.
    """
    tags = list(TAG.finditer(text)) if "<" in text else []
    if not tags:
        return text
    names = [_NAME.match(match[0]) for match in tags]
    closed = {name[2].casefold() for name in names if name and name[1]}
    has_blocks = any(name and name[2].casefold() not in _INLINE for name in names)
    pieces, end = ["<body>"], 0
    for match, name in zip(tags, names, strict=True):
        pieces += [_as_text(text[end : match.start()]), _as_tag(match[0], name, closed)]
        end = match.end()
    pieces.append(_as_text(text[end:]))
    return "".join(_texts("".join(pieces), has_blocks=has_blocks))


def _as_text(text: str) -> str:
    """What is no tag keeps its angle brackets: "a < b" is text, also beside HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _as_tag(tag: str, name: re.Match[str] | None, closed: set[str]) -> str:
    if name is None:
        return ""  # a comment or declaration
    low = name[2].casefold()
    if low in _DROPPED and low not in closed:
        return ""  # it would swallow the rest of the text
    return f"<{name[1]}div>" if low in _AS_BLOCKS else tag


def _texts(html: str, *, has_blocks: bool) -> Iterator[str]:
    """Pieces in the order of the document, without recursion: tags nest to any depth."""
    waiting: list[LexborNode | str] = [LexborHTMLParser(html).body or ""]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif node.is_text_node:
            yield _flowing(node.text_content or "") if has_blocks else node.text_content or ""
        elif node.tag == "sup" and (raised := _SUPERSCRIPTS.get(node.text().strip())):
            yield raised
        elif node.tag not in _DROPPED:
            gap = "" if node.tag in _INLINE else "\n"
            waiting += [gap, *reversed(list(node.iter(include_text=True))), gap]


def _flowing(text: str) -> str:
    """A line break of the source is a space; a blank line parts paragraphs, as in WordPress."""
    return "\n".join(part.replace("\n", " ") for part in _PARAGRAPHS.split(text))
