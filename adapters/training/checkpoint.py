"""The base checkpoint: a pretrained body and its tokenizer."""

from dataclasses import dataclass

from transformers import DistilBertConfig, DistilBertModel, DistilBertTokenizerFast

from adapters.training.minilm import load_minilm_body, load_minilm_tokenizer, minilm_directory
from domain.errors.training import CheckpointUnavailable
from domain.model.training.config import OFFLINE_CHECKPOINT


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A DistilBERT without a head, in evaluation mode, and its tokenizer."""

    body: DistilBertModel
    tokenizer: DistilBertTokenizerFast


def load_checkpoint(source: str) -> Checkpoint:
    """Resolve ``TrainingConfig.base_checkpoint``.

    Args:
        source: ``minilm``, a local directory or a hub id; the last may use the network.

    Raises:
        CheckpointUnavailable: it cannot be found or read, or it is no DistilBERT.
        CheckpointMismatch: a file of the offline checkpoint has another digest.
    """
    if source == OFFLINE_CHECKPOINT:
        directory = minilm_directory()
        checkpoint = Checkpoint(
            body=load_minilm_body(directory), tokenizer=load_minilm_tokenizer(directory)
        )
    else:
        try:
            checkpoint = _from_pretrained(source)
        except CheckpointUnavailable:
            raise
        except Exception as error:  # tokenizers raises nothing narrower
            raise CheckpointUnavailable(source, f"{type(error).__name__}: {error}") from error
    checkpoint.body.eval()
    return checkpoint


def _from_pretrained(source: str) -> Checkpoint:
    model_type = DistilBertConfig.get_config_dict(source)[0].get("model_type")
    if model_type != DistilBertConfig.model_type:
        raise CheckpointUnavailable(source, f"it is a {model_type}, not a distilbert")
    body, loading = DistilBertModel.from_pretrained(
        source, use_safetensors=True, output_loading_info=True
    )
    if loading["missing_keys"]:
        # transformers would fill them with random numbers and merely log it
        raise CheckpointUnavailable(source, f"it lacks weights: {min(loading['missing_keys'])}")
    tokenizer = DistilBertTokenizerFast.from_pretrained(
        source, model_input_names=["input_ids", "attention_mask"]
    )
    if len(tokenizer) > body.config.vocab_size:
        reason = f"{len(tokenizer)} tokens, but embeddings for {body.config.vocab_size}"
        raise CheckpointUnavailable(source, reason)
    return Checkpoint(body=body, tokenizer=tokenizer)
