"""The pooling layer holds the mean of all tokens, and the head start what is known of it."""

import torch

from adapters.training.batches import EncodedExamples, collate
from adapters.training.checkpoint import load_checkpoint
from adapters.training.classifier import build_classifier
from adapters.training.fine_tuning import logits
from adapters.training.head_start import give_head_start
from adapters.training.pooling_layer import with_pooling_layer

IDS = [torch.tensor(ids) for ids in ([2, 9, 11, 3], [2, 7, 3], [2, 5, 6, 7, 8, 3], [2, 12, 3])]


def examples(labels: list[int]) -> EncodedExamples:
    return EncodedExamples(token_ids=IDS, labels=torch.tensor(labels), pad_id=0)


def test_the_first_token_holds_the_mean_of_all_and_no_padding(tiny_checkpoint: str) -> None:
    body = load_checkpoint(tiny_checkpoint).body
    pooled = with_pooling_layer(body)
    batch = collate(examples([0, 1, 0, 1]), range(4))
    with torch.inference_mode():
        given = {"input_ids": batch.input_ids, "attention_mask": batch.attention_mask}
        states = body(**given).last_hidden_state
        first = pooled(**given).last_hidden_state[:, 0]
    mask = batch.attention_mask[:, :, None]
    means = (states * mask).sum(1) / mask.sum(1)
    alike = torch.nn.functional.cosine_similarity(first, means - means.mean(1, keepdim=True))
    assert alike.min() > 0.95
    assert len(pooled.transformer.layer) == len(body.transformer.layer) + 1


def test_the_body_itself_stays_as_it_was(tiny_checkpoint: str) -> None:
    body = load_checkpoint(tiny_checkpoint).body
    before = {name: value.clone() for name, value in body.state_dict().items()}
    with_pooling_layer(body)
    assert all(torch.equal(value, before[name]) for name, value in body.state_dict().items())
    assert body.config.n_layers == len(body.transformer.layer)


def test_a_head_start_ranks_the_rows_it_was_fitted_on(tiny_checkpoint: str) -> None:
    model = build_classifier(with_pooling_layer(load_checkpoint(tiny_checkpoint).body))
    rows = examples([0, 1, 0, 1])
    give_head_start(model, rows)
    with torch.inference_mode():
        scores = logits(model, collate(rows, range(4)))
    margins = scores[:, 1] - scores[:, 0]
    assert margins[1] > margins[0]
    assert margins[3] > margins[2]
    assert torch.allclose(scores[:, 0], -scores[:, 1], atol=1e-6)
