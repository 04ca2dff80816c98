"""One training of ours in a process of its own: ``python -m ... TASK.json PRECISION``."""

import json
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from domain.model.data.labelling import Label
from domain.model.data.split import Examples, Split
from domain.model.training.config import EpochMetrics, Recipe, TrainingConfig, TrainingPrecision
from entrypoints.bootstrap import training as parts


def main(task_file: str, precision: str) -> None:
    """Print seconds, accuracy and peak memory (MB) as JSON."""
    task = json.loads(Path(task_file).read_text(encoding="utf-8"))
    trainer = parts.build_trainer(show_progress=False)  # imports what it needs
    split = Split(training=_examples(task["training"]), holdout=_examples(task["holdout"]))
    config = TrainingConfig(
        recipe=Recipe.FIXED,
        base_checkpoint=task["checkpoint"],
        epochs=task["epochs"],
        batch_size=task["batch_size"],
        learning_rate=task["learning_rate"],
        max_length=task["max_length"],
        precision=TrainingPrecision(precision),
        seed=task["seed"],
    )
    with TemporaryDirectory() as directory:
        started = perf_counter()
        model = trainer.train(split, config, output=f"{directory}/model", on_epoch=_ignore)
        seconds = perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "accuracy": model.accuracy, "peak_memory_mb": peak}))


def _examples(rows: dict[str, list[Any]]) -> Examples:
    return Examples(
        ids=[str(row) for row in range(len(rows["texts"]))],
        texts=rows["texts"],
        labels=[Label(label) for label in rows["labels"]],
    )


def _ignore(_: EpochMetrics) -> None:
    return


if __name__ == "__main__":
    main(*sys.argv[1:])
