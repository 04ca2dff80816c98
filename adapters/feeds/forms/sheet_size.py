"""The rectangle of a sheet of XLSX, before a library makes room for all of it."""

import re
from collections.abc import Callable

_CHUNK_BYTES = 1 << 20
_LONGEST_TAG = 64 * 1024
_PLACE = re.compile(
    rb"""<(?:[\w.-]+:)?(?:c|row)\b[^<>]*?\sr\s*=\s*["']([A-Za-z]{0,9})([0-9]{1,20})["']"""
)
_TAG = re.compile(rb"""<(?:[\w.-]+:)?(row|c)\b(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ANYWHERE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,9})([0-9]{1,20})["']""")
_HIDDEN = 1 << 60  # rows, where a tag is longer than any program writes


class SheetSize:
    """How far cells reach; at least what a reader makes of the same bytes.

    Rows and cells state their places, or come after the one before.
    """

    def __init__(self) -> None:
        self._row = self._column = 0  # the last that are stated
        self._unplaced_rows = self._unplaced_cells = self._most_unplaced = 0

    @property
    def rows(self) -> int:
        return self._row + self._unplaced_rows

    @property
    def columns(self) -> int:
        return self._column + self._most_unplaced

    @property
    def cells(self) -> int:
        return self.rows * self.columns

    def read(self, read: Callable[[int], bytes], *, most_cells: int) -> None:
        """Until the end, or until there are more cells."""
        rest = b""
        while self.cells <= most_cells and (data := read(_CHUNK_BYTES)):
            data = rest + data
            begun = data.rfind(b"<")
            end = begun if data.find(b">", begun) < 0 <= begun else len(data)
            self._add(data[:end])
            rest = data[end:]
            if len(rest) > _LONGEST_TAG:
                self._row, self._column = _HIDDEN, max(1, self._column)

    def _add(self, data: bytes) -> None:
        places = _PLACE.findall(data)
        self._reach(places)
        placed_rows = sum(not letters for letters, _ in places)
        placed_cells = len(places) - placed_rows
        is_placed = _most(data, b"row") <= placed_rows and _most(data, b"c") <= placed_cells
        if not is_placed:  # as few programs write it, and slower to count
            self._count_unplaced(data)

    def _reach(self, places: list[tuple[bytes, bytes]]) -> None:
        self._row = max(self._row, max(map(int, {digits for _, digits in places}), default=0))
        letters = {letters.upper() for letters, _ in places}
        self._column = max(self._column, max(map(_number, letters), default=0))

    def _count_unplaced(self, data: bytes) -> None:
        for tag in _TAG.finditer(data):
            is_unplaced = _PLACE.match(tag[0]) is None
            if is_unplaced and b"=" in tag[0]:  # its place may stand behind a > in another one
                self._reach(_ANYWHERE.findall(tag[0]))
            if tag[1] == b"row":
                self._unplaced_rows += is_unplaced
                self._unplaced_cells = 0
            else:
                self._unplaced_cells += is_unplaced
                self._most_unplaced = max(self._most_unplaced, self._unplaced_cells)


def _most(data: bytes, name: bytes) -> int:
    """How many such tags there are, and a few that begin alike."""
    return data.count(b"<" + name) + data.count(b":" + name)


def _number(letters: bytes) -> int:
    """Of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
