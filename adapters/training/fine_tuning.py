"""The training loop."""

import logging
import math
import time
from collections.abc import Iterable, Iterator
from typing import Never

import torch
from torch.nn.functional import cross_entropy
from torch.optim.lr_scheduler import LRScheduler
from tqdm import tqdm
from transformers import DistilBertForSequenceClassification as Classifier
from transformers import get_linear_schedule_with_warmup

from adapters.training.batches import Batch, EncodedExamples, ordered_batches, shuffled_batches
from adapters.training.contrast import contrastive_loss
from adapters.training.precision import trains_in_bf16
from adapters.training.sentence_dropout import drop_sentences
from domain.errors.training import TrainingDiverged
from domain.model.training.config import EpochMetrics, TrainingConfig
from domain.model.training.recipe import TrainingPlan

_log = logging.getLogger(__name__)

LARGEST_GRADIENT_NORM = 1.0
VALIDATION_BATCH = 64
BAR = "{desc}{percentage:3.0f}%|{bar}| {remaining} left{postfix}"  # fits 60 columns


def fine_tune(
    model: Classifier,
    training: EncodedExamples,
    holdout: EncodedExamples,
    config: TrainingConfig,
    plan: TrainingPlan,
    *,
    title: str,
    hide_bar: bool | None,
) -> Iterator[EpochMetrics]:
    """Train in place, and validate and report after every epoch.

    Args:
        model: is changed.
        training: rows that are learned from.
        holdout: rows that are only examined on.
        config: batch size and seed.
        plan: epochs and rates.
        title: of the progress bar, before the epoch.
        hide_bar: None logs a line an epoch where standard error is no terminal.

    Raises:
        TrainingDiverged: a loss is no finite number.
    """
    started = time.monotonic()
    generator = torch.Generator().manual_seed(config.seed)
    steps = math.ceil(len(training) / config.batch_size) * plan.epochs * plan.passes
    optimizer = build_optimizer(model, plan)
    schedule = get_linear_schedule_with_warmup(optimizer, round(plan.warmup_share * steps), steps)
    with tqdm(total=steps, bar_format=BAR, dynamic_ncols=True, disable=hide_bar) as bar:
        for epoch in range(1, plan.epochs + 1):
            bar.set_description(f"{title}epoch {epoch}/{plan.epochs}")
            training_loss = train_epoch(
                model,
                _batches(training, config, plan, generator),
                optimizer,
                schedule,
                bar,
                contrast=plan.contrast,
                bf16=trains_in_bf16(config.precision),
            )
            validation_loss, accuracy = validate(model, holdout)
            if not math.isfinite(training_loss + validation_loss):
                raise TrainingDiverged(epoch)
            metrics = EpochMetrics(
                epoch=epoch,
                training_loss=training_loss,
                validation_loss=validation_loss,
                accuracy=accuracy,
            )
            if hide_bar is None and bar.disable:
                _log.info("%s", _epoch_line(metrics, plan, title, started))
            yield metrics


def _epoch_line(metrics: EpochMetrics, plan: TrainingPlan, title: str, started: float) -> str:
    """What a log says of an epoch, where no progress bar is drawn."""
    left = (time.monotonic() - started) / metrics.epoch * (plan.epochs - metrics.epoch)
    return (
        f"{title}epoch {metrics.epoch}/{plan.epochs}: accuracy {metrics.accuracy:.1%}, "
        f"training loss {metrics.training_loss:.3f}, validation loss {metrics.validation_loss:.3f}"
    ) + (f", about {left:.0f} s left" if left else "")


def build_optimizer(model: Classifier, plan: TrainingPlan) -> torch.optim.AdamW:
    """Body and head each learn at the plan's rate."""
    head = [*model.pre_classifier.parameters(), *model.classifier.parameters()]
    return torch.optim.AdamW(
        [
            {"params": list(model.distilbert.parameters()), "lr": plan.body_rate},
            {"params": head, "lr": plan.head_rate},
        ],
        fused=True,  # 25 ms a step for the 22.7 M parameters of MiniLM, else 89 ms
    )


def _batches(
    training: EncodedExamples,
    config: TrainingConfig,
    plan: TrainingPlan,
    generator: torch.Generator,
) -> Iterator[Batch]:
    """Those of one epoch."""
    for _ in range(plan.passes):
        shown = drop_sentences(training, plan.sentence_dropout, generator)
        yield from shuffled_batches(shown, config.batch_size, generator)


def train_epoch(
    model: Classifier,
    batches: Iterable[Batch],
    optimizer: torch.optim.Optimizer,
    schedule: LRScheduler,
    bar: "tqdm[Never]",
    *,
    contrast: float,
    bf16: bool,
) -> float:
    """One gradient step per batch; the mean cross-entropy per row, with dropout."""
    model.train()
    loss_sum, rows = 0.0, 0
    for batch in batches:
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            answer = model(
                input_ids=batch.input_ids,
                attention_mask=batch.attention_mask,
                output_hidden_states=contrast > 0,
            )
        loss = cross_entropy(answer.logits.float(), batch.labels)
        wanted = loss
        if contrast > 0:
            states = answer.hidden_states[-1][:, 0].float()
            wanted = loss + contrast * contrastive_loss(states, batch.labels)
        torch.autograd.backward(wanted)
        torch.nn.utils.clip_grad_norm_(model.parameters(), LARGEST_GRADIENT_NORM)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        loss_sum += loss.item() * len(batch.labels)
        rows += len(batch.labels)
        bar.set_postfix(loss=f"{loss_sum / rows:.3f}")
        bar.update()
    return loss_sum / rows


@torch.inference_mode()
def validate(model: Classifier, holdout: EncodedExamples) -> tuple[float, float]:
    """Mean cross-entropy and accuracy, without dropout."""
    model.eval()
    loss_sum, right = 0.0, 0
    for batch in ordered_batches(holdout, VALIDATION_BATCH):
        scores = logits(model, batch)
        loss_sum += cross_entropy(scores, batch.labels, reduction="sum").item()
        # argmax prefers the first index in a tie: poor, as ``predicted_label`` has it
        right += int((scores.argmax(dim=1) == batch.labels).sum())
    return loss_sum / len(holdout), right / len(holdout)


def logits(model: Classifier, batch: Batch) -> torch.Tensor:
    """Rows by classes."""
    scores: torch.Tensor = model(
        input_ids=batch.input_ids, attention_mask=batch.attention_mask
    ).logits
    return scores
