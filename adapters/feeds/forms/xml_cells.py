"""The cells of an element of XML."""

from lxml import etree

_WITHOUT_PREFIX = (
    "",
    "http://base.google.com/ns/1.0",
    "http://www.w3.org/2005/Atom",
    "http://purl.org/rss/1.0/",
)
_GOOGLE = "{http://base.google.com/ns/1.0}"
_XHTML = "{http://www.w3.org/1999/xhtml}"


def local_name(tag: object) -> str:
    """Without namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def cells_of(item: etree._Element) -> dict[str, object]:
    """Column -> text, list of a repeated element, or object of an element with others inside.

    Names are without ``g:``; where RSS and Google name the same, Google's stands.
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
    return {name: cells[0] if len(cells) == 1 else cells for name, cells in found.items()}


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
    is_object = children and not (element.text or "").strip()
    if is_object and not any(str(each.tag).startswith(_XHTML) for each in children):
        return cells_of(element)
    text = "".join(map(str, element.itertext()))
    return text if text.strip() else element.get("href", "")
