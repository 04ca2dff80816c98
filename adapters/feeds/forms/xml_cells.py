"""The cells of an element of XML."""

import html
import re

from lxml import etree

_WITHOUT_PREFIX = (
    "",
    "http://base.google.com/ns/1.0",
    "http://www.w3.org/2005/Atom",
    "http://purl.org/rss/1.0/",
)
_GOOGLE = "{http://base.google.com/ns/1.0}"
_NAMESPACES = re.compile(r'\sxmlns(?::[\w.-]+)?="[^"]*"')
_OF_LINKS = frozenset({"rel", "href", "type"})  # and of texts: their kind
_XHTML = "{http://www.w3.org/1999/xhtml}"


def local_name(tag: object) -> str:
    """Without namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def cells_of(item: etree._Element) -> dict[str, object]:
    """Column -> text, list of a repeated element, or object of an element with others inside.

    Names are without ``g:``; where RSS and Google name the same, Google's stands. Attributes are
    columns as well: ``currency`` of ``price`` is ``price currency``, those of the item are called
    as they are where no element is.
    """
    found: dict[str, list[object]] = {}
    of_google: set[str] = set()
    for child in item.iterchildren(etree.Element):
        name, is_google = _column(child), str(child.tag).startswith(_GOOGLE)
        if is_google and name not in of_google:
            of_google.add(name)
            found[name] = []
        elif not is_google and name in of_google:
            continue
        found.setdefault(name, []).append(_cell(child))
        for attribute, value in _attributes(child):
            found.setdefault(f"{name} {attribute}", []).append(value)
    for attribute, value in _attributes(item):
        found.setdefault(attribute, [value])
    return {name: cells[0] if len(cells) == 1 else cells for name, cells in found.items()}


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    """Those that say something of a product; with a namespace they are of XML itself."""
    return [
        (str(name), str(value))
        for name, value in element.attrib.items()
        if str(name) not in _OF_LINKS and not str(name).startswith("{")
    ]


def _column(element: etree._Element) -> str:
    name, prefix = local_name(element.tag), element.prefix
    space = str(element.tag).rpartition("}")[0].removeprefix("{")
    if prefix and space not in _WITHOUT_PREFIX:
        return f"{prefix}:{name}"
    relation = element.get("rel", "alternate")  # of an Atom link; its address is an attribute
    return name if relation == "alternate" else f"{name} {relation}"


def _cell(element: etree._Element) -> object:
    if not len(element) and not element.attrib:  # as most are
        return element.text or ""
    children = list(element.iterchildren(etree.Element))
    if not children:
        text = element.text or ""
        return text if text.strip() else element.get("href", "")
    is_xhtml = any(str(each.tag).startswith(_XHTML) for each in children)
    texts = (element.text, *(each.tail for each in children))
    if is_xhtml or any(text and not text.isspace() for text in texts):
        return _markup(element, children)
    return cells_of(element)


def _markup(element: etree._Element, children: list[etree._Element]) -> str:
    """What is inside, as HTML, which cleaning makes text of."""
    inside = (etree.tostring(each, encoding="unicode", method="html") for each in children)
    return html.escape(element.text or "", quote=False) + _NAMESPACES.sub("", "".join(inside))
