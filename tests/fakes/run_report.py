"""Reports of made-up runs, as poor or as rich as a test wants them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.model.data.labelling import Label
from domain.model.evaluation.parity import ParityMeasurement, ParityReport, Precision
from domain.model.evaluation.predictions import Predictions
from domain.model.evaluation.slices import Slice
from domain.model.promotion.bundle import BundleManifest
from domain.model.promotion.comparison import ComparisonReport
from domain.model.promotion.contest import Circumstances
from domain.model.promotion.decision import decide_promotion
from domain.model.promotion.decision_entry import (
    ROLLED_BACK,
    DecisionEntry,
    DecisionKind,
    compared,
)
from domain.model.promotion.policy import PromotionPolicy
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.run_report import HoldoutProducts, RunReport, TrainingRecord
from domain.model.promotion.verdict import Outcome
from domain.model.training.config import EpochMetrics

HOSTILE = "<script>alert('mug')</script> & more"
STARS = "rating of at least 3.5 stars"
FIRST = RegisteredModel(version=1, run_id="run-of-1", accuracy=0.7, dataset_version=1)
FALLBACK = "INT8 agrees on 90.0% of the labels, limit 97.0%"

MANIFEST = BundleManifest(
    model_version=None,
    run_id="run-1",
    dataset_version=2,
    dataset_digest="abc",
    label_threshold=3.5,
    precision=Precision.INT8,
    max_length=128,
    accuracy=0.5,
    beats_baseline=None,
    created_at="2026-01-02T03:04:05+00:00",
    files={},
)


def predictions(labels: Sequence[Label], good: Sequence[float]) -> Predictions:
    ids = [f"product-{row}" for row in range(len(labels))]
    return Predictions(ids=ids, truth=labels, good_probabilities=good)


def parity(precision: Precision = Precision.INT8) -> ParityReport:
    fp32, int8 = (
        ParityMeasurement(
            precision=each,
            rows=40,
            logit_difference=2e-6,
            label_agreement=0.975,
            accuracy=0.8,
            accuracy_drop=0.0,
        )
        for each in (Precision.FP32, Precision.INT8)
    )
    reasons = () if precision is Precision.INT8 else (FALLBACK,)
    return ParityReport(precision=precision, passed=True, reasons=reasons, fp32=fp32, int8=int8)


def epochs(count: int) -> list[EpochMetrics]:
    return [
        EpochMetrics(
            epoch=number,
            training_loss=1.2 / number,
            validation_loss=0.9 / number,
            accuracy=0.7 + number / 1000,
        )
        for number in range(1, count + 1)
    ]


def run_report(
    labels: Sequence[Label],
    *,
    good: Sequence[float] | None = None,
    champion: Sequence[float] | None = None,
    slices: Sequence[Slice] = (),
    policy: PromotionPolicy | None = None,
) -> RunReport:
    """A run whose challenger (and champion, if any) gave each row these P(good)."""
    answers = predictions(labels, [0.9] * len(labels) if good is None else good)
    other = None if champion is None else predictions(labels, champion)
    decision = decide_promotion(
        challenger=answers,
        champion=other,
        circumstances=Circumstances(
            parity_passed=True,
            slices=slices,
            tfidf_accuracy=0.731,
            latency_ratio=None if champion is None else 1.25,
        ),
        policy=policy or PromotionPolicy(min_holdout_rows=1),
    )
    return RunReport(
        comparison=ComparisonReport(
            run_id="run-1",
            dataset_version=2,
            decision=decision,
            parity=parity(),
            champion=None if champion is None else FIRST,
            label=STARS,
            champion_label=None if champion is None else STARS,
            history=[FIRST],
        ),
        entry=compared(
            decision,
            at=datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
            run_id="run-1",
            dataset_version=2,
            opponent=None if champion is None else FIRST,
        ),
        manifest=MANIFEST,
        predictions=answers,
        champion_predictions=other,
        products=HoldoutProducts(
            texts=[HOSTILE] * len(labels),
            categories=["Mugs & <b>Cups</b>"] * len(labels),
            prices=[12.5] * len(labels),
        ),
        training=TrainingRecord(epochs=epochs(1), temperature=1.5, calibration_rows=40),
    )


def earlier(kind: DecisionKind, outcome: str, version: int = 1) -> DecisionEntry:
    """A decision on a dataset version."""
    comparison = kind is DecisionKind.COMPARISON
    return DecisionEntry(
        kind=kind,
        decided_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=version),
        run_id=f"run-of-{version}",
        dataset_version=version,
        challenger_accuracy=0.75,
        champion_accuracy=0.72 if comparison and version > 1 else None,
        champion_version=None,
        restored_version=None if comparison else 1,
        p_value=None,
        outcome=outcome,
        reason="a reason",
        who=None,
        holdout_rows=80 if comparison else None,
    )


def with_history(report: RunReport, versions: int) -> RunReport:
    """After so many dataset versions, every fourth a promotion, and one rollback to the first."""
    past = [
        earlier(DecisionKind.COMPARISON, Outcome.KEPT if version % 4 else Outcome.PROMOTED, version)
        for version in range(1, versions)
    ]
    if past:
        past.append(earlier(DecisionKind.ROLLBACK, ROLLED_BACK))
    comparison = replace(report.comparison, dataset_version=versions)
    entry = replace(report.entry, dataset_version=versions)
    return replace(report, comparison=comparison, entry=entry, decisions=past)
