"""The comparison report, as programs and as people read it."""

import json
from dataclasses import replace

import pytest

from adapters.report.comparison_texts import comparison_as_json, comparison_as_markdown
from domain.model.evaluation.parity import ParityMeasurement, ParityReport, Precision
from domain.model.evaluation.scores import ModelScores
from domain.model.evaluation.slices import SliceComparison
from domain.model.promotion.comparison import ComparisonReport
from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.policy import PromotionPolicy
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.verdict import MOST_ROWS, Outcome
from domain.model.statistics.proportions import Interval

STARS = "rating of at least 3.5 stars"
SCORES = ModelScores(
    accuracy=0.85,
    accuracy_interval=Interval(0.775, 0.9),
    roc_auc=0.91,
    log_loss=0.4,
    brier_score=0.12,
    calibration_error=0.05,
)
MEASURED = ParityMeasurement(
    precision=Precision.INT8,
    rows=120,
    logit_difference=0.1,
    label_agreement=1.0,
    accuracy=0.85,
    accuracy_drop=0.0,
)
PARITY = ParityReport(
    precision=Precision.INT8, passed=True, reasons=(), fp32=MEASURED, int8=MEASURED
)
FIRST = RegisteredModel(version=1, run_id="run-1", accuracy=0.75, dataset_version=1)
SECOND = RegisteredModel(version=2, run_id="run-2", accuracy=0.8125, dataset_version=3)
DECISION = PromotionDecision(
    outcome=Outcome.PROMOTED,
    reason="more accurate than the champion",
    holdout_rows=120,
    challenger_accuracy=0.85,
    champion_accuracy=0.8,
    majority_accuracy=0.575,
    margin=0.05,
    only_challenger_right=10,
    only_champion_right=2,
    p_value=0.03857421875,
    parity_passed=True,
    rows_needed=None,
    policy=PromotionPolicy(),
    tfidf_accuracy=0.7,
    margin_interval=Interval(-0.01, 0.11),
    challenger_scores=SCORES,
    champion_scores=SCORES,
    slices=(
        SliceComparison(
            trait="category",
            value="A|\nB",
            rows=40,
            challenger_accuracy=0.9,
            champion_accuracy=0.8,
        ),
    ),
    latency_ratio=1.02,
)
REPORT = ComparisonReport(
    run_id="run-3",
    dataset_version=4,
    decision=DECISION,
    parity=PARITY,
    champion=SECOND,
    label=STARS,
    champion_label=STARS,
    history=[FIRST, SECOND],
)
ALONE = ComparisonReport(
    run_id="run-1",
    dataset_version=1,
    decision=PromotionDecision(
        outcome=Outcome.KEPT,
        reason="the exported model failed parity with the trained one",
        holdout_rows=9,
        challenger_accuracy=0.5,
        champion_accuracy=None,
        majority_accuracy=0.75,
        margin=-0.25,
        only_challenger_right=0,
        only_champion_right=0,
        p_value=None,
        parity_passed=False,
        rows_needed=None,
        policy=PromotionPolicy(),
        tfidf_accuracy=None,
        margin_interval=None,
        challenger_scores=SCORES,
        champion_scores=None,
        slices=(),
        latency_ratio=None,
    ),
    parity=PARITY,
    champion=None,
    label=STARS,
    champion_label=None,
    history=[],
)

MARGIN = "Margin (challenger minus champion, without one minus the majority baseline)"


def table(markdown: str) -> dict[str, list[str]]:
    """The rows of all tables in a page, by their first cell."""
    rows = [line.strip("|").split("|") for line in markdown.splitlines() if line.startswith("| ")]
    return {first.strip(): [cell.strip() for cell in rest] for first, *rest in rows}


def test_programs_read_every_fact() -> None:
    facts = json.loads(comparison_as_json(REPORT))
    assert (facts["run_id"], facts["dataset_version"]) == ("run-3", 4)
    assert facts["decision"]["outcome"] == "promoted"
    assert facts["decision"]["p_value"] == 0.03857421875
    assert facts["champion"]["run_id"] == "run-2"
    assert [model["version"] for model in facts["history"]] == [1, 2]
    assert facts["best_accuracy"] == 0.8125


def test_people_read_the_verdict_first_and_then_the_numbers() -> None:
    page = comparison_as_markdown(REPORT)
    assert page.startswith("# Promoted: more accurate than the champion\n\n")
    assert page.endswith("\n")
    rows = table(page)
    assert rows["Holdout rows"] == ["120"]
    assert rows["Challenger accuracy (share of right answers)"] == ["85.0%"]
    assert rows["Champion accuracy (on the same rows)"] == ["80.0%"]
    assert rows["Majority baseline (always the same answer)"] == ["57.5%"]
    assert rows[MARGIN] == ["+5.0 points"]
    assert rows["Only the challenger right"] == ["10 rows"]
    assert rows["Only the champion right"] == ["2 rows"]
    assert rows["McNemar p-value (exact, two-sided)"] == ["0.0386"]
    assert rows["ONNX parity"] == ["passed"]
    assert rows["TF-IDF baseline (with logistic regression)"] == ["70.0%"]
    assert rows["Margin, 95 % interval"] == ["-1.0 to +11.0 points"]
    assert rows["Time per text (as a multiple of the champion's)"] == ["1.02"]
    assert rows["ROC-AUC"] == ["0.910", "0.910"]
    assert rows["category A/ B"] == ["40", "90.0%", "80.0%"]
    assert rows["1"] == ["1", "75.0%"]
    assert rows["2"] == ["3", "81.2%"]


@pytest.mark.parametrize(
    "fact",
    [
        "Champion accuracy (on the same rows)",
        "McNemar p-value (exact, two-sided)",
        "Best accuracy of any version so far",
    ],
)
def test_what_does_not_exist_is_named_none(fact: str) -> None:
    assert table(comparison_as_markdown(ALONE))[fact] == ["none"]


@pytest.mark.parametrize(
    ("rows", "said"), [(1230, "about 1,230"), (MOST_ROWS, "1,000,000 or more"), (None, "none")]
)
def test_rows_needed_are_whole_numbers(rows: int | None, said: str) -> None:
    report = replace(ALONE, decision=replace(ALONE.decision, rows_needed=rows))
    assert table(comparison_as_markdown(report))["Holdout rows needed for a verdict"] == [said]


@pytest.mark.parametrize("figure", [float("nan"), float("inf")])
def test_a_figure_that_is_no_number_is_null_for_programs(figure: float) -> None:
    fp32 = replace(PARITY.fp32, logit_difference=figure)
    text = comparison_as_json(replace(ALONE, parity=replace(PARITY, fp32=fp32)))

    def refuse(name: str) -> None:
        pytest.fail(f"{name} is not JSON")

    facts = json.loads(text, parse_constant=refuse)
    assert facts["parity"]["fp32"]["logit_difference"] is None


def test_a_kept_champion_reads_as_such() -> None:
    page = comparison_as_markdown(ALONE)
    assert page.startswith("# Kept: the exported model failed parity")
    assert table(page)["ONNX parity"] == ["failed"]
    assert table(page)[MARGIN] == ["-25.0 points"]
    assert json.loads(comparison_as_json(ALONE))["champion"] is None


def test_a_champion_of_another_threshold_is_pointed_out() -> None:
    note = "For the champion good was a rating of at least 4 stars; both models were examined"
    assert note in comparison_as_markdown(
        replace(REPORT, champion_label="rating of at least 4 stars")
    )
    assert note not in comparison_as_markdown(REPORT)
