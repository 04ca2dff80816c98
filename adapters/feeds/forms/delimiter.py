"""Which character stands between the cells of a CSV file."""

import csv
import re
from itertools import islice

_CANDIDATES = (",", ";", "\t", "|")
_RECORDS = 50
_STATED = re.compile(r'"?sep=(.)"?[\r\n]*', re.IGNORECASE)
_WORDS = {"\t": "tab", ",": "comma"}


def stated_delimiter(line: str) -> str | None:
    """Of a first line such as ``sep=;``, which spreadsheets write and read."""
    found = _STATED.fullmatch(line)
    return found[1] if found and found[1] not in '"\r\n' else None


def delimiter_of(lines: list[str]) -> str:
    """The candidate with which most of the first records have as many cells as the header.

    Args:
        lines: the first of the file, with their ends.
    """
    ranks = {candidate: _rank(lines, candidate) for candidate in _CANDIDATES}
    return max(_CANDIDATES, key=ranks.__getitem__)  # of equal ones the first


def in_words(delimiter: str) -> str:
    return _WORDS.get(delimiter, delimiter)


def _rank(lines: list[str], delimiter: str) -> tuple[bool, float, int]:
    """Whether it cuts no quoted name, share of records as long as the header, and its length."""
    reader = csv.reader(iter(lines), delimiter=delimiter)
    try:
        records = list(islice(filter(_counts, reader), _RECORDS))
    except csv.Error:
        records = []
    if not records or len(records[0]) == 1:
        return False, 0.0, 0
    header, *others = records
    is_whole = all(name.count('"') % 2 == 0 for name in header)
    same = sum(len(each) == len(header) for each in others)
    return is_whole, same / max(1, len(others)), len(header)


def _counts(record: list[str]) -> bool:
    return bool(record) and not is_comment(record)


def is_comment(record: list[str]) -> bool:
    """Whether it is one of the lines that platforms write above the header of their samples.

    A name may begin with ``#`` as well, such as ``#`` alone for a number, or ``#id``.
    """
    first = record[0].strip("\ufeff ")
    return first.startswith("#") and (len(record) == 1 or len(first[1:].split()) > 1)
