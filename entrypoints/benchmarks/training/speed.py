"""Our training loop beside ``transformers.Trainer``, in turns, each in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from domain.model.data.split import Examples, Split
from domain.model.training.calibration_rows import calibration_rows
from domain.model.training.config import TrainingConfig
from entrypoints.bootstrap import training as parts

PEER = Path(__file__).parents[3] / "scripts" / "training_peers" / "transformers_trainer.py"
OURS = [sys.executable, "-m", "entrypoints.benchmarks.training.timed_training"]
THEIRS = [sys.executable, str(PEER)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Trainings by one contender.

    Attributes:
        seconds: of each, with loading, tokenising, validation after every epoch, and saving.
        accuracies: on the holdout.
        peak_memory_mb: the largest of all.
    """

    contender: str
    seconds: Sequence[float]
    accuracies: Sequence[float]
    peak_memory_mb: float

    def as_json(self, against: "Timing") -> dict[str, object]:
        """With the median ratio of the rounds to another contender's."""
        ratios = [own / other for own, other in zip(self.seconds, against.seconds, strict=True)]
        return {
            "contender": self.contender,
            "seconds": [round(each, 2) for each in self.seconds],
            "accuracy": mean(self.accuracies),
            "peak_memory_mb": round(self.peak_memory_mb),
            f"times_{against.contender}": round(median(ratios), 2),
        }


def race(
    split: Split, config: TrainingConfig, *, rounds: int, tell: Callable[[str], None]
) -> list[Timing]:
    """The fixed recipe on the same rows, by us and by the Trainer, in float32 and bfloat16.

    Our trainer keeps some rows from learning to calibrate on; the Trainer gets the others alone, so
    that both take as many steps.
    """
    commands = {
        "Trainer": [*THEIRS, "{theirs}", "fp32"],
        "Trainer, bf16": [*THEIRS, "{theirs}", "bf16"],
        "ours, fp32": [*OURS, "{ours}", "fp32"],
        "ours": [*OURS, "{ours}", "auto"],
    }
    with TemporaryDirectory() as directory:
        tasks = _write_tasks(Path(directory), split, config)
        results: dict[str, list[Mapping[str, float]]] = {name: [] for name in commands}
        for number in range(1, rounds + 1):
            for name, command in commands.items():
                results[name].append(_run([part.format(**tasks) for part in command]))
                tell(f"round {number}: {name} {results[name][-1]['seconds']:.1f} s")
    return [
        Timing(
            contender=name,
            seconds=[each["seconds"] for each in found],
            accuracies=[each["accuracy"] for each in found],
            peak_memory_mb=max(each["peak_memory_mb"] for each in found),
        )
        for name, found in results.items()
    ]


def _write_tasks(directory: Path, split: Split, config: TrainingConfig) -> dict[str, str]:
    checkpoint = directory / "checkpoint"
    parts.save_base_checkpoint(config.base_checkpoint, checkpoint)
    learned = calibration_rows(split.training.labels, config.seed, cross_fitted=False).learned
    rows = {"ours": range(len(split.training)), "theirs": learned}
    files = {}
    for name, chosen in rows.items():
        task = {
            "checkpoint": str(checkpoint),
            "training": _columns(split.training, chosen),
            "holdout": _columns(split.holdout, range(len(split.holdout))),
            "epochs": config.epochs,
            "batch_size": config.batch_size,
            "learning_rate": config.learning_rate,
            "max_length": config.max_length,
            "seed": config.seed,
        }
        path = directory / f"{name}.json"
        path.write_text(json.dumps(task), encoding="utf-8")
        files[name] = str(path)
    return files


def _columns(examples: Examples, rows: Sequence[int]) -> dict[str, list[object]]:
    return {
        "texts": [examples.texts[row] for row in rows],
        "labels": [examples.labels[row].value for row in rows],
    }


def _run(command: Sequence[str]) -> Mapping[str, float]:
    ended = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ours
    figures: Mapping[str, float] = json.loads(ended.stdout.splitlines()[-1])
    return figures
