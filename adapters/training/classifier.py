"""A pretrained body with a fresh two-class head, and texts encoded for it."""

import torch
from transformers import DistilBertForSequenceClassification, DistilBertModel
from transformers import DistilBertTokenizerFast as Tokenizer

from adapters.training.batches import EncodedExamples
from domain.errors.base import InvalidValue
from domain.model.data.labelling import Label
from domain.model.data.split import Examples

SENTENCE_ENDS = (".", "!", "?")


def build_classifier(body: DistilBertModel) -> DistilBertForSequenceClassification:
    """Put a randomly initialised head on a body, which becomes part of the classifier."""
    config = body.config
    config.id2label = {label.value: label.word for label in Label}
    config.label2id = {label.word: label.value for label in Label}
    classifier = DistilBertForSequenceClassification(config)
    classifier.distilbert = body
    return classifier


def cut_at(tokenizer: Tokenizer, max_length: int, positions: int) -> None:
    """Let the tokenizer cut texts, and say so when it is saved: serving then cuts the same way.

    Args:
        tokenizer: is changed.
        max_length: tokens of a text that are kept, special tokens included.
        positions: tokens the model has positions for.

    Raises:
        InvalidValue: the model has fewer positions.
    """
    if max_length > positions:
        raise InvalidValue("max_length", max_length, f"at most {positions}, as the model reads")
    tokenizer.model_max_length = max_length
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.backend_tokenizer.enable_truncation(max_length)


def encode_examples(tokenizer: Tokenizer, examples: Examples) -> EncodedExamples:
    vocabulary = tokenizer.get_vocab()
    encodings = tokenizer.backend_tokenizer.encode_batch(list(examples.texts))
    return EncodedExamples(
        token_ids=[torch.tensor(encoding.ids) for encoding in encodings],
        labels=torch.tensor([label.value for label in examples.labels]),
        pad_id=tokenizer.pad_token_id,
        sentence_ends=torch.tensor(
            [vocabulary[mark] for mark in SENTENCE_ENDS if mark in vocabulary], dtype=torch.int64
        ),
    )
