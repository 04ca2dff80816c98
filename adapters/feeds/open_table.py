"""From a path or an address to a table of cells, whatever the form of the file."""

import codecs
import json
import re

from adapters.feeds.forms.csv_table import csv_table
from adapters.feeds.forms.json_lines import json_lines
from adapters.feeds.forms.json_table import json_table
from adapters.feeds.forms.parquet import MAGIC, parquet
from adapters.feeds.forms.spreadsheet import is_spreadsheet, spreadsheet
from adapters.feeds.forms.text_lines import Text
from adapters.feeds.forms.xml_table import xml_table
from adapters.feeds.opening.addresses import is_address
from adapters.feeds.opening.compressed import (
    is_gzip,
    is_zip,
    members,
    unpacked_gzip,
    unpacked_zip,
)
from adapters.feeds.opening.content import Content
from adapters.feeds.opening.download import downloaded
from adapters.feeds.opening.encoding import encoding_of
from adapters.feeds.opening.file_content import file_content
from adapters.feeds.table import Table
from domain.errors.catalog import FeedUnreadable

_MAGIC_BYTES = 8
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_LAYERS = 2  # such as a gzip file in a zip file
_FIRST_CHARACTERS = 1 << 20
_PEEK_BYTES = 256
# Above its first element stand comments and a declaration only.
_PAGE = re.compile(
    r"[^<]*(?:<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+)?html\b",
    re.IGNORECASE | re.DOTALL,
)
_REMEDY = "bring CSV, JSON, JSON Lines, XML, XLSX or Parquet"


def open_table(source: str) -> Table:
    """Recognise its form by its first bytes.

    Args:
        source: path of a file, or an https address.

    Raises:
        FeedUnreadable: it cannot be read, or is no table.
    """
    content = downloaded(source) if is_address(source) else file_content(source)
    return _table(content, layers=_MOST_LAYERS)


def _table(content: Content, layers: int) -> Table:
    head = content.head(_MAGIC_BYTES)
    if head.startswith(MAGIC):
        return parquet(content)
    if head == _OLD_EXCEL:
        raise FeedUnreadable(content.source, "it is in Excel's old form (XLS)", "save it as XLSX")
    if not (is_gzip(head) or is_zip(head)):
        return _text_table(content)
    if not layers:
        raise FeedUnreadable(content.source, "it is packed too often", _REMEDY)
    if is_gzip(head):
        return _table(unpacked_gzip(content), layers - 1)
    inside = members(content)
    if is_spreadsheet(inside):
        return spreadsheet(content, inside)
    return _table(unpacked_zip(content, inside), layers - 1)


def _text_table(content: Content) -> Table:
    # XML says its encoding itself.
    if content.head(_PEEK_BYTES).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
        return _markup_table(content, content.head(_FIRST_CHARACTERS).decode("latin-1"))
    text = Text(content, encoding_of(content))
    with text.open() as file:
        start = file.read(_FIRST_CHARACTERS).lstrip("\ufeff \t\r\n")
    if not start:
        raise FeedUnreadable(content.source, "it is empty", _REMEDY)
    if "\0" in start:
        raise FeedUnreadable(content.source, "it is no text, nor another known form", _REMEDY)
    if start[0] == "<":
        return _markup_table(content, start)
    if start[0] in "[{":
        is_lines = start[0] == "{" and _is_lines(content.name, start)
        return json_lines(text) if is_lines else json_table(text)
    return csv_table(text)


def _markup_table(content: Content, start: str) -> Table:
    if _PAGE.match(start):
        raise FeedUnreadable(content.source, "it is a web page (HTML)", _REMEDY)
    return xml_table(content)


def _is_lines(name: str, start: str) -> bool:
    """Whether its first line is a whole object, and others follow or it is a product itself."""
    if name.casefold().endswith((".jsonl", ".ndjson")):
        return True
    line, _, rest = start.partition("\n")
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return bool(rest.strip()) or not any(isinstance(each, list | dict) for each in item.values())
