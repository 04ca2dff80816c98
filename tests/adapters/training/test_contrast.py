"""The contrastive loss by hand, and what lowers it."""

from math import exp, log

import pytest
import torch

from adapters.training.contrast import TEMPERATURE, contrastive_loss


def test_an_example_by_hand() -> None:
    """Two good rows alike, one poor at a right angle: cosines 1, 0, 0; the poor one counts 0."""
    states = torch.tensor([[2.0, 0.0], [3.0, 0.0], [0.0, 1.0]])
    likeness = 1 / TEMPERATURE
    each = -log(exp(likeness) / (exp(likeness) + 1))
    loss = contrastive_loss(states, torch.tensor([1, 1, 0]))
    assert loss.item() == pytest.approx(2 * each / 3, abs=1e-6)


def test_rows_beside_their_kind_cost_less_than_rows_beside_others() -> None:
    states = torch.tensor([[1.0, 0.0], [1.0, 0.1], [-1.0, 0.0], [-1.0, 0.1]])
    sorted_, mixed = torch.tensor([1, 1, 0, 0]), torch.tensor([1, 0, 1, 0])
    assert contrastive_loss(states, sorted_) < contrastive_loss(states, mixed) / 10


@pytest.mark.parametrize("labels", [[1], [0, 1]])
def test_rows_alone_of_their_label_cost_nothing_and_have_a_gradient(labels: list[int]) -> None:
    states = torch.randn(len(labels), 4, requires_grad=True)
    loss = contrastive_loss(states, torch.tensor(labels))
    torch.autograd.backward(loss)
    assert loss.item() == 0
    assert states.grad is not None
    assert torch.isfinite(states.grad).all()
