"""Exporting: what the bundle says, and what parity decides."""

from dataclasses import replace

import pytest

from domain.errors.training import ModelNotFound
from domain.model.data.split import split_dataset
from domain.model.evaluation.parity import Precision
from tests.fakes.collections import add_version
from tests.fakes.workshop import NEWEST, NOW, Workshop


def test_the_bundle_says_where_it_came_from(workshop: Workshop) -> None:
    trained = workshop.train()
    exported = workshop.export(trained)
    bundle = workshop.bundles.open(exported.location)
    manifest = bundle.manifest
    assert (manifest.run_id, exported.run_id) == (trained.run_id, trained.run_id)
    assert (manifest.dataset_version, exported.dataset_version) == (1, 1)
    assert manifest.dataset_digest == trained.dataset_digest
    assert (manifest.label_threshold, manifest.max_length) == (3.5, 64)
    assert manifest.created_at == NOW.isoformat()
    assert (manifest.model_version, manifest.beats_baseline) == (None, None)
    assert manifest.files.keys() >= {"model.onnx", "tokenizer.json", "config.json", "metrics.json"}
    holdout = split_dataset(workshop.store.load(), NEWEST.split).holdout
    assert exported.parity.int8.rows == len(holdout)
    assert manifest.accuracy == exported.parity.int8.accuracy
    assert workshop.bundles.served() is None


@pytest.mark.parametrize(
    ("agreement", "difference", "precision", "passed"),
    [
        (1.0, 0.0, Precision.INT8, True),
        (0.5, 0.0, Precision.FP32, True),
        (1.0, 1.0, Precision.INT8, False),
    ],
)
def test_parity_decides_the_precision_and_is_recorded(
    workshop: Workshop,
    *,
    agreement: float,
    difference: float,
    precision: Precision,
    passed: bool,
) -> None:
    workshop.exporter.label_agreement = agreement
    workshop.exporter.logit_difference = difference
    exported = workshop.export(workshop.train())
    assert (exported.parity.precision, exported.parity.passed) == (precision, passed)
    assert workshop.bundles.open(exported.location).manifest.precision is precision
    run = workshop.tracker.read(exported.run_id)
    assert run.tags["onnx_precision"] == precision
    assert run.tags["parity"] == ("; ".join(exported.parity.reasons) or "passed")
    assert run.metrics["parity_int8_label_agreement"] == agreement
    assert run.metrics["parity_fp32_logit_difference"] == difference


def test_exporting_again_gives_the_same_bundle(workshop: Workshop) -> None:
    trained = workshop.train()
    first = workshop.export(trained)
    sealed = workshop.bundles.open(first.location)
    assert workshop.export(trained) == first
    assert workshop.bundles.open(first.location) == sealed


def test_parity_is_measured_on_the_version_that_was_trained_on(workshop: Workshop) -> None:
    trained = workshop.train()
    rows = workshop.export(trained).parity.fp32.rows
    add_version(workshop.store, run_key="two", count=200, seed=2)
    assert workshop.export(trained).parity.fp32.rows == rows


def test_a_model_that_is_gone_cannot_be_exported(workshop: Workshop) -> None:
    trained = workshop.train()
    gone = replace(trained, model=replace(trained.model, location=str(workshop.root / "gone")))
    with pytest.raises(ModelNotFound):
        workshop.export(gone)
