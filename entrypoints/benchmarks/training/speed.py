"""Our training loop beside another one, in turns, each training in a process of its own."""

import resource
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from time import perf_counter

from domain.model.data.split import Examples, Split
from domain.model.training.calibration_rows import calibration_rows
from domain.model.training.config import Recipe, TrainingConfig, TrainingPrecision
from entrypoints.bootstrap import training as parts


def _peak_memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """One training.

    Attributes:
        seconds: with loading, tokenising, validation after every epoch, and saving.
        accuracy: on the holdout.
        peak_memory_mb: of the process until now.
    """

    seconds: float
    accuracy: float
    peak_memory_mb: float = field(default_factory=_peak_memory_mb)


Contender = Callable[[Split, TrainingConfig], Timing]


def train_ours(split: Split, config: TrainingConfig) -> Timing:
    trainer = parts.build_trainer(show_progress=False)  # imports what it needs
    with TemporaryDirectory() as directory:
        started = perf_counter()
        output = f"{directory}/model"
        model = trainer.train(split, config, output=output, on_epoch=lambda _: None)
        return Timing(seconds=perf_counter() - started, accuracy=model.accuracy)


def race(
    theirs: Contender,
    split: Split,
    config: TrainingConfig,
    *,
    rounds: int,
    tell: Callable[[str], None],
) -> list[dict[str, object]]:
    """The fixed recipe on the same rows, by us and by the Trainer, in float32 and bfloat16.

    Our trainer keeps some rows from learning to calibrate on; the Trainer gets the others alone, so
    that both take as many steps.

    Returns: for each contender its figures, with the median ratio of its rounds to the Trainer's.
    """
    learned = calibration_rows(split.training.labels, config.seed, cross_fitted=False).learned
    fewer = replace(split, training=_only(learned, split.training))
    contenders = {
        "Trainer": (theirs, fewer, TrainingPrecision.FP32),
        "Trainer, bf16": (theirs, fewer, TrainingPrecision.BF16),
        "ours, fp32": (train_ours, split, TrainingPrecision.FP32),
        "ours": (train_ours, split, TrainingPrecision.AUTO),
    }
    timings: dict[str, list[Timing]] = {name: [] for name in contenders}
    with TemporaryDirectory() as checkpoint:
        parts.save_base_checkpoint(config.base_checkpoint, Path(checkpoint))
        fixed = replace(config, recipe=Recipe.FIXED, base_checkpoint=checkpoint)
        for number in range(1, rounds + 1):
            for name, (train, rows, precision) in contenders.items():
                with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                    training = process.submit(train, rows, replace(fixed, precision=precision))
                    timings[name].append(training.result())
                tell(f"round {number}: {name} {timings[name][-1].seconds:.1f} s")
    return [_figures(name, own, timings["Trainer"]) for name, own in timings.items()]


def _only(rows: Sequence[int], examples: Examples) -> Examples:
    return Examples(
        ids=[examples.ids[row] for row in rows],
        texts=[examples.texts[row] for row in rows],
        labels=[examples.labels[row] for row in rows],
    )


def _figures(name: str, own: Sequence[Timing], trainer: Sequence[Timing]) -> dict[str, object]:
    ratios = [one.seconds / other.seconds for one, other in zip(own, trainer, strict=True)]
    return {
        "contender": name,
        "seconds": [round(timing.seconds, 2) for timing in own],
        "times_Trainer": round(median(ratios), 2),
        "accuracy": round(mean(timing.accuracy for timing in own), 3),
        "peak_memory_mb": round(max(timing.peak_memory_mb for timing in own)),
    }
