"""A published model that is small and real: an ONNX graph, a tokenizer, digests."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from adapters.onnx.graph_contract import INPUTS, OUTPUT
from adapters.storage.bundle_directory import BundleDirectory
from domain.model.promotion.bundle import CONFIG_FILE, METRICS_FILE, MODEL_FILE, TOKENIZER_FILE
from tests.fakes.served_bundle import bundle

_UNKNOWN = "[UNK]"
_WORDS = {_UNKNOWN: 0, "wool": 1, "warm": 2}
_TOKENS = 128


def publish(models: Path, *, layers: int = 1) -> None:
    """Put a model into service there.

    Args:
        layers: of the graph; the more, the longer it takes to load.
    """
    with TemporaryDirectory() as made:
        place = Path(made)
        onnx.save(_graph(layers), str(place / MODEL_FILE))
        _tokenizer().save(str(place / TOKENIZER_FILE))
        (place / CONFIG_FILE).write_text(json.dumps({"max_position_embeddings": _TOKENS}))
        (place / METRICS_FILE).write_text("{}")
        bundles = BundleDirectory(models)
        sealed = bundles.seal(made, bundle().manifest)
        bundles.publish(sealed, sealed.manifest)


def _graph(layers: int) -> onnx.ModelProto:
    """Adds up what each word speaks for, then goes through ``layers`` that change nothing."""
    ids, mask = INPUTS
    weights = {
        "votes": np.array([[0, 0], [0, 1], [0, 2]], dtype=np.float32),
        "tokens": np.array([1], dtype=np.int64),
        "same": np.eye(2, dtype=np.float32),
    }
    nodes = [
        helper.make_node("Gather", ["votes", ids], ["vote"]),
        helper.make_node("Cast", [mask], ["present"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["present", "minus"], ["weight"]),
        helper.make_node("Mul", ["vote", "weight"], ["counted"]),
        helper.make_node("ReduceSum", ["counted", "tokens"], ["layer0"], keepdims=0),
        *(
            helper.make_node("MatMul", [f"layer{number}", "same"], [f"layer{number + 1}"])
            for number in range(layers)
        ),
        helper.make_node("Identity", [f"layer{layers}"], [OUTPUT]),
    ]
    weights["minus"] = np.array([-1], dtype=np.int64)
    graph = helper.make_graph(
        nodes,
        "small",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "t"]) for name in INPUTS],
        [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["n", 2])],
        [numpy_helper.from_array(value, name) for name, value in weights.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)


def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(WordLevel(_WORDS, unk_token=_UNKNOWN))
    tokenizer.pre_tokenizer = Whitespace()
    return tokenizer
