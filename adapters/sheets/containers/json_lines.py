"""JSON Lines, and JSON as one list, UTF-8."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from adapters.sheets.formats.layout import Row


class JsonLines:
    """Implements ``Container``."""

    def head(self, columns: Sequence[str]) -> bytes:
        del columns
        return b""

    def part(self, columns: Sequence[str], rows: Iterable[Row]) -> bytes:
        whole = ({name: row.get(name) for name in columns} for row in rows)
        return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in whole).encode()

    def finish(self, columns: Sequence[str], parts: Path) -> Path:
        del columns
        return parts


class JsonList(JsonLines):
    """Implements ``Container``: the lines, as one list, one item a line."""

    def finish(self, columns: Sequence[str], parts: Path) -> Path:
        del columns
        whole = parts.with_name("list")
        with parts.open("rb") as lines, whole.open("wb") as file:
            file.write(b"[")
            for place, line in enumerate(lines):
                file.write((b",\n" if place else b"\n") + line.rstrip(b"\n"))
            file.write(b"\n]\n")
        return whole
