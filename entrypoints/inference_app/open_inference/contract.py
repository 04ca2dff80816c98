"""What the model takes and answers, as tensors."""

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from domain.model.data.labelling import Label
from domain.model.evaluation.score import Score

BYTES = "BYTES"
LENGTH = struct.Struct("<I")  # of an element of a binary BYTES tensor, before it
TITLE, DESCRIPTION = "title", "description"
INPUTS = (TITLE, DESCRIPTION)
PLATFORM = "onnx_onnxv1"
_ANY_COUNT = [-1]

Judged = tuple[Label, Score]
"""What the model thinks of one product."""


@dataclass(frozen=True, slots=True)
class Output:
    """A tensor of answers.

    Attributes:
        value: its element for one product, as JSON has it.
        packed: elements as binary data.
    """

    name: str
    datatype: str
    value: Callable[[Label, Score], Any]
    packed: Callable[[Sequence[Any]], bytes]


def _texts(values: Sequence[str]) -> bytes:
    encoded = [value.encode() for value in values]
    return b"".join(LENGTH.pack(len(each)) + each for each in encoded)


def _doubles(values: Sequence[float]) -> bytes:
    return struct.pack(f"<{len(values)}d", *values)


_ALL = (
    Output("label", BYTES, lambda quality, _: quality.word, _texts),
    Output("confidence", "FP64", lambda _, score: score.confidence, _doubles),
    Output("needs_review", "BOOL", lambda quality, _: quality.needs_review, bytes),
    Output("truncated", "BOOL", lambda _, score: score.is_truncated, bytes),
)
OUTPUTS = {output.name: output for output in _ALL}


def metadata(name: str, version: str | None) -> dict[str, Any]:
    """The model as the protocol describes it; without a version where it was never promoted."""
    inputs = [(each, BYTES) for each in INPUTS]
    outputs = [(each.name, each.datatype) for each in _ALL]
    return {
        "name": name,
        "versions": [] if version is None else [version],
        "platform": PLATFORM,
        "inputs": _described(inputs),
        "outputs": _described(outputs),
    }


def _described(tensors: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    return [{"name": name, "datatype": datatype, "shape": _ANY_COUNT} for name, datatype in tensors]
