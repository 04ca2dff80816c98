"""The last layer for the first token alone: the same logits, of less work."""

from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

from adapters.onnx import conversion
from adapters.onnx.first_token import read_first_token_only
from adapters.onnx.onnx_scorer import load_scorer, load_tokenizer
from adapters.onnx.optimum_exporter import OptimumExporter
from adapters.onnx.trained_classifier import load_classifier
from domain.model.data.split import Examples
from domain.model.evaluation.parity import ParityPolicy

LAYERS = 2
LENIENT = ParityPolicy(min_label_agreement=0, max_accuracy_drop=1)


def test_the_logits_stay_the_same_in_padded_batches(trained: str, holdout: Examples) -> None:
    whole, first = load_classifier(Path(trained)), load_classifier(Path(trained))
    read_first_token_only(first)
    rows_read: list[int] = []
    first.distilbert.transformer.layer[-1].ffn.register_forward_hook(
        lambda _, given, __: rows_read.append(given[0].shape[1])
    )
    tokenizer = load_tokenizer(trained)
    tokenizer.enable_padding()
    rows = tokenizer.encode_batch(list(holdout.texts))
    ids = torch.tensor([row.ids for row in rows])
    mask = torch.tensor([row.attention_mask for row in rows])
    assert (mask == 0).any()
    with torch.inference_mode():
        expected, found = whole(ids, mask).logits, first(ids, mask).logits
    assert rows_read == [1]
    assert np.ptp(expected.numpy()) > 0.1
    torch.testing.assert_close(found, expected, atol=1e-5, rtol=0)


def test_every_other_layer_stays_fused(exported: Path) -> None:
    nodes = Counter(node.op_type for node in onnx.load(exported / "model.onnx").graph.node)
    assert nodes["QAttention"] == LAYERS - 1
    assert nodes["BiasGelu"] == LAYERS
    assert nodes["LayerNormalization"] == 2 * LAYERS + 1
    assert nodes["Softmax"] == 1


def test_a_bundle_of_a_whole_last_layer_still_serves(
    trained: str, holdout: Examples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "read_first_token_only", lambda _: None)
    OptimumExporter().export(trained, holdout, LENIENT, output=str(tmp_path / "old"))
    graph = onnx.load(tmp_path / "old" / "model.onnx").graph
    assert [node.op_type for node in graph.node].count("QAttention") == LAYERS
    assert len(load_scorer(str(tmp_path / "old")).score(holdout.texts)) == len(holdout)
