"""The input tensors of a request: names, datatypes, shapes, and the texts in them."""

from dataclasses import dataclass
from typing import Any

from entrypoints.inference_app.open_inference.body import JSON_LENGTH, Body
from entrypoints.inference_app.open_inference.contract import BYTES, INPUTS, TITLE
from entrypoints.inference_app.open_inference.elements import from_binary, from_json
from entrypoints.inference_app.open_inference.parameters import object_in, parameters_of
from entrypoints.inference_app.open_inference.refusal import refusal, shown

_SIZE = "binary_data_size"
_KNOWN = " and ".join(INPUTS)


@dataclass(frozen=True, slots=True)
class Texts:
    """The elements of one tensor."""

    shape: tuple[int, ...]
    elements: list[str]


def read_inputs(body: Body, *, most: int) -> dict[str, Texts]:
    """The tensors by name; all have as many elements as ``title``, which is one of them.

    Args:
        most: elements of a tensor.

    Raises:
        Problem: 400.
    """
    given = body.value.get("inputs")
    if not isinstance(given, list):
        raise refusal("inputs must be a list of tensors")
    reader = _Reader(body.binary, most)
    found: dict[str, Texts] = {}
    for place, value in enumerate(given):
        tensor = object_in(value, f"inputs[{place}]")
        name = _name(tensor, f"inputs[{place}]", found)
        found[name] = reader.read(name, tensor)
    reader.check_end()
    _check_counts(found)
    return found


def _name(tensor: dict[str, Any], place: str, found: dict[str, Texts]) -> str:
    name = tensor.get("name")
    if not isinstance(name, str) or name not in INPUTS:
        raise refusal(f"{place}: the name must be one of {_KNOWN}, not {shown(name)}")
    if name in found:
        raise refusal(f"{name} is given twice")
    return name


def _check_counts(found: dict[str, Texts]) -> None:
    if TITLE not in found:
        raise refusal(f"the tensor {TITLE} is missing; the inputs are {_KNOWN}")
    count = len(found[TITLE].elements)
    for name, texts in found.items():
        if len(texts.elements) != count:
            both = f"{len(texts.elements)} and {count}"
            raise refusal(f"{name} and {TITLE} must have as many elements each, not {both}")


class _Reader:
    """Reads tensors in their order, because their binary data stands in it."""

    def __init__(self, binary: memoryview | None, most: int) -> None:
        self._has_binary, self._left = binary is not None, binary or memoryview(b"")
        self._most = most

    def read(self, name: str, tensor: dict[str, Any]) -> Texts:
        if tensor.get("datatype") != BYTES:
            raise refusal(
                f"{name}: the datatype must be {BYTES}, not {shown(tensor.get('datatype'))}"
            )
        shape = self._shape(name, tensor.get("shape"))
        size = parameters_of(tensor, name).get(_SIZE)
        data = tensor.get("data")
        if size is None:
            return Texts(shape, from_json(name, data, shape[0]))
        if data is not None:
            raise refusal(f"{name} has both data and {_SIZE}")
        return Texts(shape, from_binary(name, self._taken(name, size), shape[0]))

    def check_end(self) -> None:
        if self._left:
            raise refusal(f"{len(self._left):,} bytes follow the binary data of the inputs")

    def _shape(self, name: str, shape: object) -> tuple[int, ...]:
        """N, or N and 1."""
        if (
            not isinstance(shape, list)
            or any(type(each) is not int for each in shape)  # True is none
            or shape[1:] not in ([], [1])
            or not shape
        ):
            raise refusal(
                f"{name}: the shape must be [N] or [N, 1], N being the number of products"
            )
        if not 1 <= shape[0] <= self._most:
            raise refusal(f"{name}: the shape must be of 1 to {self._most} products")
        return tuple(shape)

    def _taken(self, name: str, size: object) -> memoryview:
        """The next bytes of the binary data."""
        if not self._has_binary:
            raise refusal(f"{name} has {_SIZE}, and the request has no header {JSON_LENGTH}")
        if type(size) is not int or size < 0:
            raise refusal(f"{name}: {_SIZE} must be a whole number")
        if size > len(self._left):
            raise refusal(
                f"{name} says that it has more binary data than the {len(self._left):,} bytes left"
            )
        taken, self._left = self._left[:size], self._left[size:]
        return taken
