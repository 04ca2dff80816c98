"""What the page says beside its drawings."""

from dataclasses import replace

from adapters.report.facts import baselines, facts, scores, summary
from adapters.report.slice_rows import slice_groups
from domain.model.data.labelling import Label
from domain.model.evaluation.parity import Precision
from domain.model.evaluation.slices import Slice
from domain.model.promotion.policy import PromotionPolicy, Rule
from tests.fakes.run_report import FALLBACK, parity, run_report

GOOD, POOR = Label.GOOD, Label.POOR
# the challenger is right on all rows, the champion on every second
WON = run_report([GOOD, POOR] * 20, good=[0.9, 0.1] * 20, champion=[0.9, 0.9] * 20)
ALONE = run_report([GOOD, POOR] * 20)


def test_everything_the_markdown_report_says_is_there() -> None:
    said = dict(facts(WON.comparison))
    assert said["Champion"] == "model version 1, dataset version 1"
    assert said["Difference"].startswith("+50.0 points of accuracy; with 95% confidence +")
    assert said["Where they differ"] == "20 rows only the challenger has right, 0 only the champion"
    assert "p < 0.001" in said["By chance?"]
    assert said["Time for a text"] == "1.25 times the champion's"
    assert said["ONNX parity"].startswith("passed: ")
    assert said["Served precision"] == "INT8"
    names = [each.name for each in scores(WON.comparison.decision)]
    assert names == [
        "Accuracy", "95% interval of it", "ROC-AUC", "Log loss", "Brier score", "Calibration error",
    ]  # fmt: skip


def test_without_a_champion_nothing_is_said_of_one() -> None:
    said = dict(facts(ALONE.comparison))
    assert list(said) == ["Asked for", "From then on", "Besides", "ONNX parity", "Served precision"]
    assert "first model" in said["Asked for"]
    assert all(each.champion is None for each in scores(ALONE.comparison.decision))
    assert "no champion" in summary(ALONE.comparison.decision)


def test_a_fallback_says_why() -> None:
    comparison = replace(WON.comparison, parity=parity(Precision.FP32))
    assert FALLBACK in dict(facts(comparison))["Served precision"]


def test_rows_that_are_needed_are_named() -> None:
    policy = PromotionPolicy(rule=Rule.SIGNIFICANT, min_holdout_rows=1)
    undecided = run_report(
        [GOOD, POOR] * 20, good=[0.9, 0.1] * 20, champion=[0.9, 0.1] * 19 + [0.9] * 2, policy=policy
    )
    needed = undecided.comparison.decision.rows_needed
    assert needed
    assert f"{needed:,}" in dict(facts(undecided.comparison))["Rows needed"]


def test_baselines_stand_beside_the_best_version() -> None:
    assert dict(baselines(WON.comparison)) == {
        "Always the same answer": "50.0%",
        "TF-IDF, logistic regression": "73.1%",
        "Best of 1 version so far": "70.0%",
    }
    first = replace(ALONE.comparison, history=[], best_accuracy=None)
    assert len(baselines(first)) == 2


def test_slices_are_grouped_told_apart_and_judged_from_enough_rows() -> None:
    slices = [
        Slice(trait="category", value="Mugs", rows=tuple(range(30))),
        Slice(trait="category", value="Pens", rows=tuple(range(30, 40))),
        Slice(trait="price", value="1.00 to 2.00", rows=tuple(range(20))),
        Slice(trait="price", value="2.00 to 9.00", rows=tuple(range(20, 40))),
    ]
    champion = [0.9, 0.9] * 15 + [0.9, 0.1] * 5
    made = run_report([GOOD, POOR] * 20, good=[0.9, 0.1] * 20, champion=champion, slices=slices)
    category, price = slice_groups(made.comparison.decision)
    assert (category.heading, price.heading) == ("By category", "By price, in the shop's currency")
    assert [each.judged for each in category.rows] == [True, False]
    assert [each.name for each in price.rows] == ["1.00 to 2.00", "above 2.00 to 9.00"]
    assert [each.difference for each in category.rows] == ["+50.0", "0.0"]
    assert category.rows[1].interval == "72.2% to 100.0%"
