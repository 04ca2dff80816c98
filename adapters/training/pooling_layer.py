"""A last transformer layer that pools all tokens into the first one.

The head of ``DistilBertForSequenceClassification`` reads the first token alone; a sentence encoder
such as MiniLM keeps its meaning in the mean of all tokens. One more transformer layer, with weights
that are set here, puts that mean into the first token: queries of zero attend to every token alike,
values pass unchanged, and the feed-forward part adds nothing. The output for the first token is the
normalised mean of all tokens. The layer is trained like any other, and the model keeps an
architecture that transformers, optimum and ONNX Runtime support.
"""

from copy import deepcopy

import torch
from torch.nn import LayerNorm, Linear
from transformers import DistilBertModel

MEAN_WEIGHT = 8.0  # of the mean beside the token it is added to; normalised away afterwards


def with_pooling_layer(body: DistilBertModel) -> DistilBertModel:
    """A copy of the body with one layer more, whose first token holds the mean of all tokens."""
    config = deepcopy(body.config)
    config.n_layers += 1
    pooled = DistilBertModel(config)
    pooled.load_state_dict(body.state_dict(), strict=False)  # the new layer has no weights there
    layer = pooled.transformer.layer[-1]
    with torch.no_grad():
        _set(layer.attention.q_lin, scale=0.0)
        _set(layer.attention.v_lin, scale=1.0)
        _set(layer.attention.out_lin, scale=MEAN_WEIGHT)
        layer.ffn.lin2.weight.zero_()
        layer.ffn.lin2.bias.zero_()
        for norm in (layer.sa_layer_norm, layer.output_layer_norm):
            _reset(norm)
    return pooled.eval()


def _set(linear: Linear, *, scale: float) -> None:
    """Make a square linear map multiply by a number."""
    linear.weight.copy_(scale * torch.eye(linear.in_features))
    linear.bias.zero_()


def _reset(norm: LayerNorm) -> None:
    norm.weight.fill_(1.0)
    norm.bias.zero_()
