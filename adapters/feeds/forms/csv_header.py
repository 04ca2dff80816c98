"""The names in a header."""

from collections.abc import Sequence

from domain.errors.catalog import FeedUnreadable


def named(cells: Sequence[str], line: int, source: str) -> tuple[str, ...]:
    """Without spaces around them; a column without a name is called by its place.

    Raises:
        FeedUnreadable: a name stands there twice, whatever its case.
    """
    names = tuple(
        cell.strip().strip("\ufeff") or f"column {place}" for place, cell in enumerate(cells, 1)
    )
    first: dict[str, int] = {}
    for place, name in enumerate(names, 1):
        before = first.setdefault(name.casefold(), place)
        if before != place:
            raise FeedUnreadable(
                source,
                f"the header, at line {line}, names {name!r:.80} twice, in columns {before} and "
                f"{place}",
                "rename or remove one of the two",
            )
    return names
