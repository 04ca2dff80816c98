"""The last transformer layer for the first token alone: the classifier reads no other."""

import math
from collections.abc import Callable

import torch
from torch import Tensor
from transformers import DistilBertForSequenceClassification
from transformers.models.distilbert.modeling_distilbert import TransformerBlock


def read_first_token_only(classifier: DistilBertForSequenceClassification) -> None:
    """Let the last layer compute what the head reads; the logits stay the same.

    Args:
        classifier: is changed, and fit for inference only afterwards.
    """
    layer = classifier.distilbert.transformer.layer[-1]
    layer.forward = _first_token_of(layer)


def _first_token_of(layer: TransformerBlock) -> Callable[..., tuple[Tensor]]:
    def forward(tokens: Tensor, mask: Tensor, *_: object, **__: object) -> tuple[Tensor]:
        """From all tokens, texts by tokens by ``dim``, to the first: texts by 1 by ``dim``.

        Args:
            mask: added to the scores of attention, texts by 1 by queries by tokens.
        """
        first = tokens[:, :1]
        attended = layer.attention.out_lin(_attended(layer, tokens, first, mask[:, 0, :1]))
        attended = layer.sa_layer_norm(attended + first)
        return (layer.output_layer_norm(layer.ffn(attended) + attended),)

    return forward


def _attended(layer: TransformerBlock, tokens: Tensor, first: Tensor, mask: Tensor) -> Tensor:
    """Attention of one query, without a key and a value for each token.

    A product with the key of a token is a product with the token itself, once the query has been
    multiplied by the weights of the keys; their bias adds the same to every score, so softmax does
    not see it. Likewise the weighted tokens are summed first and become values afterwards.
    The weights stand on the left of both products: there the quantiser leaves them in fp32.
    """
    attention = layer.attention
    heads, size = attention.n_heads, attention.attention_head_size
    keys = attention.k_lin.weight.view(heads, size, -1).transpose(1, 2)
    values = attention.v_lin.weight.view(heads, size, -1)
    query = attention.q_lin(first).view(-1, heads, size, 1)
    scores = (keys @ query).view(-1, heads, attention.dim) @ tokens.transpose(1, 2)
    weights = torch.softmax(scores / math.sqrt(size) + mask, dim=-1)
    summed = (weights @ tokens).view(-1, heads, attention.dim, 1)
    attended: Tensor = (values @ summed).view(-1, 1, attention.dim) + attention.v_lin.bias
    return attended
