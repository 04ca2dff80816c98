"""The elements of a BYTES tensor, from JSON or from binary data.

Nothing is allocated by what a request says of itself: elements are counted as they are read.
"""

from collections.abc import Iterator
from typing import Any

from entrypoints.inference_app.open_inference.contract import LENGTH
from entrypoints.inference_app.open_inference.refusal import refusal


def from_json(name: str, data: object, count: int) -> list[str]:
    """Texts, in one list or each in a list of its own.

    Raises:
        Problem: 400.
    """
    if not isinstance(data, list):
        raise refusal(f"{name}: data must be a list")
    if len(data) != count:
        raise refusal(f"{name}: data must have as many elements as shape says, {count}")
    return [_text(f"{name}[{place}]", element) for place, element in enumerate(data)]


def _text(place: str, element: Any) -> str:  # noqa: ANN401 - JSON
    if isinstance(element, list) and len(element) == 1:
        [element] = element
    if not isinstance(element, str):
        raise refusal(f"{place} must be a string")
    return element


def from_binary(name: str, data: memoryview, count: int) -> list[str]:
    """Texts in UTF-8, each behind its length.

    Raises:
        Problem: 400.
    """
    elements = enumerate(_pieces(name, data, count))
    return [_decoded(f"{name}[{place}]", element) for place, element in elements]


def _pieces(name: str, data: memoryview, count: int) -> Iterator[memoryview]:
    for place in range(count):
        if len(data) < LENGTH.size:
            raise refusal(f"{name}: its binary data ends before {name}[{place}]")
        (length,) = LENGTH.unpack_from(data)
        data = data[LENGTH.size :]
        if length > len(data):
            raise refusal(
                f"{name}[{place}] should have {length:,} bytes, and {len(data):,} are left"
            )
        yield data[:length]
        data = data[length:]
    if data:
        raise refusal(f"{name}: {len(data):,} bytes follow its {count} elements")


def _decoded(place: str, element: memoryview) -> str:
    try:
        return str(element, "utf-8")
    except UnicodeDecodeError as error:
        raise refusal(f"{place} is not UTF-8 (byte {error.start})") from error
