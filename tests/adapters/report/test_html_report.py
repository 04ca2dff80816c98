"""The page of a run needs no other file, and shows what products say as text."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adapters.report.drawings import drawings
from adapters.report.html_report import write_html_report
from domain.model.comparison import ComparisonReport
from domain.model.decision_entry import ROLLED_BACK, DecisionEntry, DecisionKind
from domain.model.evaluation import Predictions
from domain.model.labelling import Label
from domain.model.parity import ParityMeasurement, ParityReport, Precision
from domain.model.promotion import Circumstances, decide_promotion
from domain.model.promotion_policy import PromotionPolicy
from domain.model.promotion_verdict import Outcome
from domain.model.registration import RegisteredModel
from domain.model.run_report import RunReport, TrainingRecord
from domain.model.training import EpochMetrics

HOSTILE = "<script>alert('mug')</script> & more"


def report(labels: list[Label], temperature: float = 1.5) -> RunReport:
    predictions = Predictions(
        ids=[str(row) for row in range(len(labels))],
        truth=labels,
        good_probabilities=[0.9] * len(labels),
    )
    decision = decide_promotion(
        challenger=predictions,
        champion=None,
        circumstances=Circumstances(parity_passed=True),
        policy=PromotionPolicy(),
    )
    measured = ParityMeasurement(
        precision=Precision.INT8,
        rows=len(labels),
        logit_difference=0.0,
        label_agreement=1.0,
        accuracy=0.5,
        accuracy_drop=0.0,
    )
    return RunReport(
        comparison=ComparisonReport(
            run_id="run-1",
            dataset_version=2,
            decision=decision,
            parity=ParityReport(
                precision=Precision.INT8, passed=True, reasons=(), fp32=measured, int8=measured
            ),
            champion=None,
            label_threshold=3.5,
            champion_label_threshold=None,
            history=[RegisteredModel(version=1, run_id="r", accuracy=0.7, dataset_version=1)],
            best_accuracy=0.7,
        ),
        predictions=predictions,
        texts=[HOSTILE] * len(labels),
        training=TrainingRecord(
            epochs=[EpochMetrics(epoch=1, training_loss=0.6, validation_loss=0.5, accuracy=0.7)],
            temperature=temperature,
        ),
    )


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = write_html_report(report([Label.GOOD, Label.POOR]))
    sources = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert len(sources) == 5
    assert all(source.startswith("data:image/png;base64,iVBOR") for source in sources)


def test_what_a_product_says_is_text() -> None:
    page = write_html_report(report([Label.GOOD, Label.POOR]))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def earlier(kind: DecisionKind, outcome: str, rows: int | None) -> DecisionEntry:
    return DecisionEntry(
        kind=kind,
        decided_at=datetime(2026, 1, 2, tzinfo=UTC),
        run_id="earlier",
        dataset_version=1,
        challenger_accuracy=0.75,
        champion_accuracy=None,
        champion_version=None,
        restored_version=1 if kind is DecisionKind.ROLLBACK else None,
        p_value=None,
        outcome=outcome,
        reason="a reason",
        who=None,
        holdout_rows=rows,
    )


def test_every_kind_of_earlier_decision_is_drawn() -> None:
    made = report([Label.GOOD, Label.POOR])
    kinds = [
        earlier(DecisionKind.COMPARISON, Outcome.PROMOTED, 80),
        earlier(DecisionKind.COMPARISON, Outcome.KEPT, 80),
        earlier(DecisionKind.ROLLBACK, ROLLED_BACK, None),
    ]
    title = "Accuracy by dataset version"
    pictures = {drawings(replace(made, decisions=kinds[:shown]))[title] for shown in range(4)}
    assert len(pictures) == 4


def test_the_decision_comes_first() -> None:
    made = report([Label.GOOD, Label.POOR])
    head = re.search(r"<h1>(.*?)</h1>", write_html_report(made))
    assert head is not None
    assert head[1] == f"Promoted: {made.comparison.decision.reason}"


@pytest.mark.parametrize("labels", [[Label.GOOD] * 3, [Label.POOR] * 3])
def test_one_class_and_no_mistakes_can_be_drawn(labels: list[Label]) -> None:
    page = write_html_report(report(labels, temperature=1.0))
    assert ("none</tr>" in page) == (labels[0] is Label.GOOD)


def test_the_same_run_gives_the_same_page() -> None:
    made = report([Label.GOOD, Label.POOR])
    assert write_html_report(made) == write_html_report(made)
