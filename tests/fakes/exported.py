"""Directories as an exporter writes them, small and of any content, and a manifest for them."""

import json
from pathlib import Path

from domain.model.evaluation.parity import Precision
from domain.model.promotion.bundle import (
    CONFIG_FILE,
    METRICS_FILE,
    MODEL_FILE,
    TOKENIZER_FILE,
    BundleManifest,
)

UNSEALED = BundleManifest(
    model_version=None,
    run_id="run-1",
    dataset_version=3,
    dataset_digest="d" * 64,
    label_threshold=3.5,
    precision=Precision.INT8,
    max_length=128,
    accuracy=0.75,
    beats_baseline=None,
    created_at="2026-01-02T03:04:05+00:00",
    files={},
)


def write_exported(directory: Path, content: str = "first") -> str:
    directory.mkdir(parents=True, exist_ok=True)
    for name in (MODEL_FILE, TOKENIZER_FILE, METRICS_FILE):
        (directory / name).write_text(f"{content} {name}")
    config = {"max_position_embeddings": 512, "content": content}
    (directory / CONFIG_FILE).write_text(json.dumps(config))
    return str(directory)
