"""A sealed bundle of a few kilobytes that the real service loads: no training, no PyTorch.

Its scores say nothing about products, but they differ from text to text.
"""

import json
from pathlib import Path

import onnx
from onnx import TensorProto, helper
from tokenizers import Tokenizer
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel

from adapters.onnx.graph_contract import INPUTS, OUTPUT
from adapters.storage.bundle_files import seal_directory
from domain.model.data.labelling import Label
from domain.model.evaluation.parity import Precision
from domain.model.promotion.bundle import (
    CONFIG_FILE,
    METRICS_FILE,
    MODEL_FILE,
    TOKENIZER_FILE,
    Bundle,
    BundleManifest,
)

MAX_LENGTH = 128
_OPSET, _IR_VERSION = 17, 8


def write_tiny_bundle(directory: Path, *, created_at: str, layers: int = 0) -> Bundle:
    """Write all files of a bundle that was not promoted yet.

    Args:
        layers: that change no score; the more, the longer it takes to load: 2,000 make 0.1 s.
    """
    directory.mkdir(parents=True)
    onnx.save(_classifier(layers), directory / MODEL_FILE)
    _byte_tokenizer().save(str(directory / TOKENIZER_FILE))
    positions = json.dumps({"max_position_embeddings": MAX_LENGTH})
    (directory / CONFIG_FILE).write_text(positions, encoding="utf-8")
    (directory / METRICS_FILE).write_text("{}", encoding="utf-8")
    return seal_directory(directory, _manifest(created_at))


def _classifier(layers: int) -> onnx.ModelProto:
    """The sine of the mean token id, as evidence for one class and against the other."""
    ids, mask = INPUTS
    signs = helper.make_tensor("signs", TensorProto.FLOAT, [1, len(Label)], [-2.0, 2.0])
    same = helper.make_tensor("same", TensorProto.FLOAT, [2, len(Label)], [1.0, 0.0, 0.0, 1.0])
    nodes = [
        helper.make_node("Mul", [ids, mask], ["read"]),
        helper.make_node("Cast", ["read"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", ["numbers"], ["mean"], axes=[1], keepdims=1),
        helper.make_node("Sin", ["mean"], ["evidence"]),
        helper.make_node("MatMul", ["evidence", "signs"], ["layer0"]),
        *(
            helper.make_node("MatMul", [f"layer{number}", "same"], [f"layer{number + 1}"])
            for number in range(layers)
        ),
        helper.make_node("Identity", [f"layer{layers}"], [OUTPUT]),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in INPUTS
    ]
    outputs = [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["batch", len(Label)])]
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, [signs, same])
    opset = helper.make_opsetid("", _OPSET)
    return helper.make_model(graph, opset_imports=[opset], ir_version=_IR_VERSION)


def _byte_tokenizer() -> Tokenizer:
    alphabet = sorted(ByteLevel.alphabet())
    tokenizer = Tokenizer(BPE({each: number for number, each in enumerate(alphabet)}, []))
    tokenizer.pre_tokenizer = ByteLevel()
    return tokenizer


def _manifest(created_at: str) -> BundleManifest:
    return BundleManifest(
        model_version=None,
        run_id="tiny",
        dataset_version=1,
        dataset_digest="d" * 64,
        label_threshold=3.5,
        precision=Precision.FP32,
        max_length=MAX_LENGTH,
        accuracy=0.5,
        beats_baseline=True,
        created_at=created_at,
        files={},
    )
