"""Ranges of code points as the generated tables write them."""

from collections.abc import Iterator


def code_ranges(table: str) -> Iterator[tuple[int, int]]:
    """First and last code point of each range; a table is hexadecimal, as "a9 300-36f"."""
    for item in table.split():
        first, _, last = item.partition("-")
        yield int(first, 16), int(last or first, 16)
