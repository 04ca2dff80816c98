"""Where words of copy come from."""

from typing import NamedTuple


class Source(NamedTuple):
    """Words of the input that copy may use; the same text stands at ``field[start:end]``.

    Attributes:
        kind: of the fact, or the name of the value: name, brand, price …
        field: of the request, as a path: ``attributes.highlights.0``.
        start: in code points of the cleaned field; None where the words stand there in another
            form, as a price or a plural does.
    """

    kind: str
    text: str
    field: str
    start: int | None = None
    end: int | None = None
