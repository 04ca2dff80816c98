"""BERT weights renamed to DistilBERT's; both models compute the same."""

import re
from collections.abc import Mapping

from torch import Tensor

_POSITIONS = "embeddings.position_embeddings.weight"
_SEGMENTS = "embeddings.token_type_embeddings.weight"
_NOT_IN_DISTILBERT = (_SEGMENTS, "embeddings.position_ids", "pooler.")
_RENAMED = {
    "attention.self.query": "attention.q_lin",
    "attention.self.key": "attention.k_lin",
    "attention.self.value": "attention.v_lin",
    "attention.output.dense": "attention.out_lin",
    "attention.output.LayerNorm": "sa_layer_norm",
    "intermediate.dense": "ffn.lin1",
    "output.dense": "ffn.lin2",
    "output.LayerNorm": "output_layer_norm",
}
_LAYER = re.compile(r"^encoder\.layer\.(\d+)\.(.+)\.(weight|bias)$")


def minilm_to_distilbert(bert: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Rename the state of a BertModel to that of a DistilBertModel of the same size.

    Single texts use token type 0 alone, so its embedding folds into every position's. The pooler,
    which DistilBERT lacks, is left out.

    Args:
        bert: state dict of a ``BertModel``, without a prefix; it is not changed.
    """
    distilbert = {
        _distilbert_name(name): weight
        for name, weight in bert.items()
        if not name.startswith(_NOT_IN_DISTILBERT)
    }
    distilbert[_POSITIONS] = bert[_POSITIONS] + bert[_SEGMENTS][0]
    return distilbert


def _distilbert_name(name: str) -> str:
    layer = _LAYER.match(name)
    if layer is None:
        return name  # the embeddings are called the same
    number, part, kind = layer.groups()
    return f"transformer.layer.{number}.{_RENAMED[part]}.{kind}"
