"""RSS, Atom and other XML with an element for each product, read without what XML can fetch."""

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from adapters.feeds.forms.bounded_reading import BoundedReading
from adapters.feeds.forms.streamed_table import Rows, StreamedTable, columns_of_first
from adapters.feeds.forms.xml_cells import cells_of, local_name
from adapters.feeds.opening.content import Content
from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable

_ITEMS = frozenset({"item", "entry", "product", "offer", "shopitem", "row", "record"})
_DECLARATION_BYTES = 200
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)""", re.ASCII)
_REMEDY = "bring RSS or Atom with an item or entry for each product"


def xml_table(content: Content) -> StreamedTable:
    """Elements of the first name that is known for products are its items.

    Raises:
        FeedUnreadable: it is no XML, declares a document type, or has no such element.
    """
    with _events(content) as (events, _):
        name = _name_of_items(events, content.source)
    encoding = _declared(content.head(_DECLARATION_BYTES))
    columns = columns_of_first(_rows(content, name), content.source)
    is_utf_8 = encoding in {"UTF-8", "UTF8", "US-ASCII", "ASCII"}
    notes = () if is_utf_8 else (f"Its text is {encoding}, not UTF-8.",)
    return StreamedTable(
        f"XML, elements {local_name(name)}",
        "UTF-8" if is_utf_8 else encoding,
        columns,
        content.notes + notes,
        lambda: _rows(content, name),
    )


def _rows(content: Content, name: str) -> Rows:
    number = 0
    with _events(content, name) as (events, reading):
        for _, element in events:
            if _is_inside_item(element, name):
                continue
            number += 1
            reading.next_item()
            yield TableRow(number, cells_of(element))
            _forget(element)


def _is_inside_item(element: etree._Element, name: str) -> bool:
    return next(element.iterancestors(name), None) is not None


def _forget(element: etree._Element) -> None:
    """Free what has been read: the item, and whatever stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


_Events = Iterator[tuple[str, etree._Element]]  # noqa: SLF001 - lxml's type has no other name


def _name_of_items(events: _Events, source: str) -> str:
    for _, element in events:
        if local_name(element.tag).casefold() in _ITEMS:
            return str(element.tag)
    raise FeedUnreadable(source, "its XML has no products", _REMEDY)


def _declared(head: bytes) -> str:
    """The encoding that the parser goes by: of the mark, else of the declaration."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    found = _ENCODING.search(head)
    return found[1].decode().upper() if found else "UTF-8"


@contextmanager
def _events(content: Content, name: str | None = None) -> Iterator[tuple[_Events, BoundedReading]]:
    """Ends of the elements of that name, else beginnings of all."""
    with content.open() as file:
        reading = BoundedReading(file, content.source)
        parser = etree.iterparse(
            reading,
            events=("start",) if name is None else ("end",),
            tag=name,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            yield _without_type(parser, content.source), reading
        except etree.XMLSyntaxError as error:
            raise FeedUnreadable(
                content.source, f"it is not XML: {error}"[:300], _REMEDY
            ) from error


def _without_type(events: _Events, source: str) -> _Events:
    """A document type could name entities and files; it stands before the first element."""
    for number, (event, element) in enumerate(events):
        if number == 0 and element.getroottree().docinfo.internalDTD is not None:
            raise FeedUnreadable(source, "its XML declares a document type", "leave out <!DOCTYPE")
        yield event, element
