"""Exporting: what the bundle says, and what parity decides."""

from dataclasses import replace
from statistics import median

import pytest

from domain.errors.training import ModelNotFound
from domain.model.catalog.generation import generate_products
from domain.model.data.label_rule import LabelKind, LabelRule
from domain.model.data.split import split_dataset
from domain.model.evaluation.parity import Precision
from tests.fakes.collections import add_version, make_collection
from tests.fakes.training_setup import NEWEST, NOW, TrainingSetup


def test_the_bundle_says_where_it_came_from(training: TrainingSetup) -> None:
    trained = training.train()
    exported = training.export(trained)
    bundle = training.bundles.open(exported.location)
    manifest = bundle.manifest
    assert (manifest.run_id, exported.run_id) == (trained.run_id, trained.run_id)
    assert (manifest.dataset_version, exported.dataset_version) == (1, 1)
    assert manifest.dataset_digest == trained.dataset_digest
    assert (manifest.label_threshold, manifest.max_length) == (3.5, 64)
    assert manifest.created_at == NOW.isoformat()
    assert (manifest.model_version, manifest.beats_baseline) == (None, None)
    assert manifest.files.keys() >= {"model.onnx", "tokenizer.json", "config.json", "metrics.json"}
    holdout = split_dataset(training.store.load(), NEWEST.split).holdout
    assert exported.parity.int8.rows == len(holdout)
    assert manifest.accuracy == exported.parity.int8.accuracy
    assert training.bundles.served() is None


@pytest.mark.parametrize(
    ("agreement", "difference", "precision", "passed"),
    [
        (1.0, 0.0, Precision.INT8, True),
        (0.5, 0.0, Precision.FP32, True),
        (1.0, 1.0, Precision.INT8, False),
    ],
)
def test_parity_decides_the_precision_and_is_recorded(
    training: TrainingSetup,
    *,
    agreement: float,
    difference: float,
    precision: Precision,
    passed: bool,
) -> None:
    training.exporter.label_agreement = agreement
    training.exporter.logit_difference = difference
    exported = training.export(training.train())
    assert (exported.parity.precision, exported.parity.passed) == (precision, passed)
    assert training.bundles.open(exported.location).manifest.precision is precision
    run = training.tracker.read(exported.run_id)
    assert run.tags["onnx_precision"] == precision
    assert run.tags["parity"] == ("; ".join(exported.parity.reasons) or "passed")
    assert run.metrics["parity_int8_label_agreement"] == agreement
    assert run.metrics["parity_fp32_logit_difference"] == difference


def test_exporting_again_gives_the_same_bundle(training: TrainingSetup) -> None:
    trained = training.train()
    first = training.export(trained)
    sealed = training.bundles.open(first.location)
    assert training.export(trained) == first
    assert training.bundles.open(first.location) == sealed


def test_parity_is_measured_on_the_version_that_was_trained_on(training: TrainingSetup) -> None:
    trained = training.train()
    rows = training.export(trained).parity.fp32.rows
    add_version(training.store, run_key="two", count=200, seed=2)
    assert training.export(trained).parity.fp32.rows == rows


def test_a_model_that_is_gone_cannot_be_exported(training: TrainingSetup) -> None:
    trained = training.train()
    gone = replace(trained, model=replace(trained.model, location=str(training.root / "gone")))
    with pytest.raises(ModelNotFound):
        training.export(gone)


def test_the_manifest_states_the_number_of_a_median(training: TrainingSetup) -> None:
    """So that champion and challenger are examined by one rule, whatever comes later."""
    shown = [
        replace(product, impressions=1_000, clicks=number % 90)
        for number, product in enumerate(generate_products(count=200, seed=3))
    ]
    training.store.stage(make_collection(*shown), run_key="shown")
    training.store.commit("shown")
    rates = LabelRule(kind=LabelKind.RATE)
    data = replace(NEWEST, window=1, split=replace(NEWEST.split, label=rates))
    trained = training.train(data=data)
    manifest = training.bundles.open(training.export(trained, data).location).manifest
    learned = [row for row in shown if not data.split.in_holdout(row.id)]
    assert manifest.label_threshold == median((row.clicks or 0) / 1_000 for row in learned)
    assert manifest.label_words.endswith(" (the median) on 1,000 impressions or more")
    params = training.tracker.read(trained.run_id).params
    assert float(params["label_threshold"]) == manifest.label_threshold
    assert params["label"] == manifest.label
