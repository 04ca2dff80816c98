"""The names, types and shapes serving expects of a classifier's ONNX graph."""

from typing import NamedTuple

from onnxruntime import InferenceSession

from domain.model.data.labelling import Label

INPUTS = ("input_ids", "attention_mask")
OUTPUT = "logits"


class _Tensor(NamedTuple):
    name: str
    type: str
    shape: tuple[int | None, ...]  # None: any size at run time


_WANTED = {
    *(_Tensor(name, "tensor(int64)", (None, None)) for name in INPUTS),
    _Tensor(OUTPUT, "tensor(float)", (None, len(Label))),
}


def graph_fault(session: InferenceSession) -> str | None:
    """What is wrong with a loaded graph, as a clause; None when it fits."""
    found = {
        _Tensor(tensor.name, tensor.type, tuple(_size(size) for size in tensor.shape))
        for tensor in (*session.get_inputs(), *session.get_outputs())
    }
    if found == _WANTED:
        return None
    return f"has the inputs and outputs {_listed(found)}, not {_listed(_WANTED)}"


def _size(size: int | str | None) -> int | None:
    return size if isinstance(size, int) else None  # a free dimension carries a name or nothing


def _listed(tensors: set[_Tensor]) -> str:
    return ", ".join(
        f"{tensor.name}: {tensor.type} {list(tensor.shape)}" for tensor in sorted(tensors, key=str)
    )
