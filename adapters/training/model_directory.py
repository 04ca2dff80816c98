"""A trained model on disk, whole or not there."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from safetensors import SafetensorError
from transformers import DistilBertForSequenceClassification, DistilBertTokenizerFast

from adapters.files.durable_files import replace_directory
from adapters.files.storage_faults import explained, storage_faults_explained
from domain.model.training.config import TrainedModel, TrainingConfig


def metrics_text(trained: TrainedModel, config: TrainingConfig) -> str:
    """metrics.json: the final metrics, those of every epoch, and the configuration."""
    last = trained.epochs[-1]
    content = {
        "accuracy": last.accuracy,
        "training_loss": last.training_loss,
        "validation_loss": last.validation_loss,
        "dataset_size": trained.dataset_size,
        "epochs": [asdict(epoch) for epoch in trained.epochs],
        "config": asdict(config),
    }
    return json.dumps(content, indent=2, allow_nan=False) + "\n"


def save_model(
    model: DistilBertForSequenceClassification,
    tokenizer: DistilBertTokenizerFast,
    texts: Mapping[str, str],
    *,
    output: Path,
) -> None:
    """Write weights, config, tokenizer and texts; replaces the directory when it exists.

    Args:
        texts: file name -> content of further files.
        output: the directory.

    Raises:
        StorageFull: ``output`` is what it was.
    """
    with full_disk_as_storage_full(output):
        output.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=output.parent, prefix=f".{output.name}-") as aside:
            new = Path(aside, "new")
            model.save_pretrained(new, safe_serialization=True)
            tokenizer.save_pretrained(new)
            for name, text in texts.items():
                (new / name).write_text(text, encoding="utf-8")
            # safetensors 0.8 makes its file readable by its owner alone; another user may serve it
            (new / "model.safetensors").chmod((new / "config.json").stat().st_mode)
            replace_directory(new, output)


@contextmanager
def full_disk_as_storage_full(path: Path) -> Iterator[None]:
    """As ``storage_faults_explained``, for safetensors too, whose errors are its own.

    Raises:
        StorageFault: as there; other errors pass unchanged.
    """
    try:
        with storage_faults_explained(path):
            yield
    except SafetensorError as error:
        fault = explained(error, path)
        if fault is not error:
            raise fault from error
        raise
