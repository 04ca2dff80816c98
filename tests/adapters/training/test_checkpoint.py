"""Where a training can start from, and what is refused."""

import json
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import BertModel, BertTokenizerFast

from adapters.training.checkpoint import load_checkpoint
from adapters.training.minilm import load_minilm_body, load_minilm_tokenizer, minilm_directory
from domain.errors.training import CheckpointMismatch, CheckpointUnavailable
from domain.model.training.config import OFFLINE_CHECKPOINT

TEXTS = [
    "Superb desk lamp, brass. Warm light that dims smoothly. Owners praise it.",
    "Flimsy chair.",
    "Crème brûlée torch — 3 flames, £20!",
]


@pytest.fixture
def damaged_minilm(tmp_path: Path) -> Path:
    """The offline checkpoint with the last byte of both files flipped."""
    for name in ("model.safetensors", "tokenizer.json"):
        data = bytearray((minilm_directory() / name).read_bytes())
        data[-1] ^= 1
        (tmp_path / name).write_bytes(data)
    return tmp_path


@pytest.fixture
def local_copy(tiny_checkpoint: str, tmp_path: Path) -> Path:
    copy = tmp_path / "copy"
    shutil.copytree(tiny_checkpoint, copy)
    return copy


def test_the_converted_minilm_computes_what_the_original_does() -> None:
    original = BertModel.from_pretrained(minilm_directory(), add_pooling_layer=False).eval()
    tokens = BertTokenizerFast.from_pretrained(minilm_directory())
    batch = tokens(TEXTS, padding="longest", return_tensors="pt")
    converted = load_checkpoint(OFFLINE_CHECKPOINT)
    ours = converted.tokenizer(TEXTS, padding="longest", return_tensors="pt")
    assert set(ours) == {"input_ids", "attention_mask"}
    assert torch.equal(ours["input_ids"], batch["input_ids"])
    with torch.inference_mode():
        expected = original(**batch).last_hidden_state
        actual = converted.body(**ours).last_hidden_state
    real = batch["attention_mask"].bool()
    torch.testing.assert_close(actual[real], expected[real], atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("load", [load_minilm_body, load_minilm_tokenizer])
def test_one_changed_byte_is_refused(load: type, damaged_minilm: Path) -> None:
    with pytest.raises(CheckpointMismatch) as caught:
        load(damaged_minilm)
    assert Path(caught.value.path).parent == damaged_minilm
    assert caught.value.actual != caught.value.expected


@pytest.mark.parametrize("load", [load_minilm_body, load_minilm_tokenizer])
def test_a_missing_file_is_named(load: type, tmp_path: Path) -> None:
    with pytest.raises(CheckpointUnavailable, match=str(tmp_path)):
        load(tmp_path)


def test_a_local_directory_gives_its_own_weights(tiny_checkpoint: str) -> None:
    checkpoint = load_checkpoint(tiny_checkpoint)
    saved = load_file(Path(tiny_checkpoint, "model.safetensors"))
    loaded = checkpoint.body.state_dict()
    assert saved.keys() == loaded.keys()
    assert all(torch.equal(saved[name], loaded[name]) for name in saved)
    assert not checkpoint.body.training
    assert set(checkpoint.tokenizer("a lamp")) == {"input_ids", "attention_mask"}


def test_a_local_tokenizer_with_token_types_loses_them(local_copy: Path) -> None:
    path = local_copy / "tokenizer_config.json"
    settings = json.loads(path.read_text())
    settings["model_input_names"] = ["input_ids", "token_type_ids", "attention_mask"]
    path.write_text(json.dumps(settings))
    assert "token_type_ids" not in load_checkpoint(str(local_copy)).tokenizer("a lamp")


@pytest.mark.parametrize("source", ["no/such/place", "/no/such/place", "not an id", ""])
def test_what_is_neither_a_directory_nor_a_hub_id_is_unavailable(source: str) -> None:
    with pytest.raises(CheckpointUnavailable) as caught:
        load_checkpoint(source)
    assert caught.value.source == source


def test_another_architecture_is_refused(local_copy: Path) -> None:
    (local_copy / "config.json").write_text(json.dumps({"model_type": "bert"}))
    with pytest.raises(CheckpointUnavailable, match="a bert, not a distilbert"):
        load_checkpoint(str(local_copy))


def test_missing_weights_are_refused(local_copy: Path) -> None:
    weights = load_file(local_copy / "model.safetensors")
    del weights["transformer.layer.0.ffn.lin1.bias"]
    save_file(weights, local_copy / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(CheckpointUnavailable, match=r"lacks weights.*ffn\.lin1\.bias"):
        load_checkpoint(str(local_copy))


def test_a_tokenizer_with_more_tokens_than_embeddings_is_refused(local_copy: Path) -> None:
    shutil.copy(minilm_directory() / "tokenizer.json", local_copy / "tokenizer.json")
    with pytest.raises(CheckpointUnavailable, match="30522 tokens, but embeddings for 15"):
        load_checkpoint(str(local_copy))


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "tokenizer.json"])
def test_a_damaged_file_is_unavailable_not_a_crash(name: str, local_copy: Path) -> None:
    (local_copy / name).write_bytes(b"{")
    with pytest.raises(CheckpointUnavailable):
        load_checkpoint(str(local_copy))
