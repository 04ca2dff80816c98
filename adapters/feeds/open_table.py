"""From a path to a table of cells, whatever the form of the file."""

import json

from adapters.feeds.forms.csv_table import csv_table
from adapters.feeds.forms.json_lines import json_lines
from adapters.feeds.forms.json_table import json_table
from adapters.feeds.forms.text_lines import Text
from adapters.feeds.opening.content import Content
from adapters.feeds.opening.encoding import encoding_of
from adapters.feeds.opening.file_content import file_content
from adapters.feeds.table import Table
from domain.errors.catalog import FeedUnreadable

_FIRST_CHARACTERS = 1 << 20
_REMEDY = "bring CSV, JSON, JSON Lines, XML, XLSX or Parquet"


def open_table(source: str) -> Table:
    """Recognise its form by its first bytes.

    Args:
        source: path of a file.

    Raises:
        FeedUnreadable: it cannot be read, or is no table.
    """
    return _text_table(file_content(source))


def _text_table(content: Content) -> Table:
    text = Text(content, encoding_of(content))
    with text.open() as file:
        start = file.read(_FIRST_CHARACTERS).lstrip("\ufeff \t\r\n")
    if not start:
        raise FeedUnreadable(content.source, "it is empty", _REMEDY)
    if "\0" in start:
        raise FeedUnreadable(content.source, "it is no text, nor another known form", _REMEDY)
    if start[0] in "[{":
        is_lines = start[0] == "{" and _is_lines(content.name, start)
        return json_lines(text) if is_lines else json_table(text)
    return csv_table(text)


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
