"""What the page says beside its drawings."""

import re
from dataclasses import replace
from html import unescape

from adapters.report.page.html_page import page
from domain.model.data.labelling import Label
from domain.model.evaluation.parity import Precision
from domain.model.evaluation.slices import Slice
from domain.model.promotion.policy import PromotionPolicy, PromotionRule
from domain.model.promotion.run_report import RunReport
from tests.fakes.run_report import FALLBACK, parity, run_report

GOOD, POOR = Label.GOOD, Label.POOR
# the challenger is right on all rows, the champion on every second
WON = run_report([GOOD, POOR] * 20, good=[0.9, 0.1] * 20, champion=[0.9, 0.9] * 20)
ALONE = run_report([GOOD, POOR] * 20)


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def facts(report: RunReport) -> dict[str, str]:
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page(report, [], []))
    return {name: text(words) for name, words in found}


def rows(report: RunReport) -> dict[str, list[str]]:
    """Cells of the tables by the head of their row."""
    found = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', page(report, [], []))
    return {text(head): re.findall(r"<td[^>]*>(.*?)</td>", cells) for head, cells in found}


def test_everything_the_markdown_report_says_is_there() -> None:
    said = facts(WON)
    assert said["Champion"] == "model version 1, dataset version 1"
    assert said["Difference"].startswith("+50.0 points of accuracy; with 95% confidence +")
    assert said["Where they differ"] == "20 rows only the challenger has right, 0 only the champion"
    assert "p < 0.001" in said["By chance?"]
    assert said["Time for a text"] == "1.25 times the champion's"
    assert said["ONNX parity"].startswith("passed: ")
    assert said["Served precision"] == "INT8"
    scores = rows(WON)
    assert scores["Accuracy share of right answers"] == ["100.0%", "50.0%"]
    assert scores["95% interval of it Wilson"] == ["91.2% to 100.0%", "35.2% to 64.8%"]
    assert scores["ROC-AUC 1 is best, 0.5 is chance"] == ["1.000", "0.500"]
    for name in ("Log loss nats,", "Brier score", "Expected calibration error"):
        assert len(scores[f"{name} lower is better"]) == 2


def test_without_a_champion_nothing_is_said_of_one() -> None:
    said = facts(ALONE)
    assert list(said) == ["Asked for", "From then on", "Besides", "ONNX parity", "Served precision"]
    assert "first model" in said["Asked for"]
    assert all(len(cells) == 1 for cells in rows(ALONE).values())
    assert "There was no champion to compare it with." in page(ALONE, [], [])


def test_a_fallback_says_why() -> None:
    comparison = replace(WON.comparison, parity=parity(Precision.FP32))
    assert FALLBACK in facts(replace(WON, comparison=comparison))["Served precision"]


def test_rows_that_are_needed_are_named() -> None:
    policy = PromotionPolicy(rule=PromotionRule.SIGNIFICANT, min_holdout_rows=1)
    undecided = run_report(
        [GOOD, POOR] * 20, good=[0.9, 0.1] * 20, champion=[0.9, 0.1] * 19 + [0.9] * 2, policy=policy
    )
    needed = undecided.comparison.decision.rows_needed
    assert needed
    assert f"{needed:,}" in facts(undecided)["Rows needed"]


def test_baselines_stand_beside_the_best_version() -> None:
    found = rows(WON)
    assert found["Majority baseline always the same answer"] == ["50.0%"]
    assert found["TF-IDF baseline with logistic regression"] == ["73.1%"]
    assert found["Best of 1 version so far accuracy when registered"] == ["70.0%"]
    first = replace(ALONE, comparison=replace(ALONE.comparison, history=[]))
    assert not any("so far" in head for head in rows(first))


def test_slices_are_grouped_told_apart_and_judged_from_enough_rows() -> None:
    slices = [
        Slice(trait="category", value="Mugs", rows=tuple(range(30))),
        Slice(trait="category", value="Pens", rows=tuple(range(30, 40))),
        Slice(trait="price", value="1.00 to 2.00", rows=tuple(range(20))),
        Slice(trait="price", value="2.00 to 9.00", rows=tuple(range(20, 40))),
    ]
    champion = [0.9, 0.9] * 15 + [0.9, 0.1] * 5
    policy = PromotionPolicy(min_holdout_rows=1, min_slice_rows=15)
    made = run_report(
        [GOOD, POOR] * 20, good=[0.9, 0.1] * 20, champion=champion, slices=slices, policy=policy
    )
    html, found = page(made, [], []), rows(made)
    groups = re.findall(r'<th scope="rowgroup"[^>]*>(.*?)</th>', html)
    assert [text(each) for each in groups] == ["By category", "By price, in the shop's currency"]
    assert re.findall(r'"unjudged"><th scope="row">(\w+)', html) == ["Pens"]
    assert found["Mugs"] == ["30", "100.0%", "88.6% to 100.0%", "50.0%", "+50.0"]
    assert found["Pens"] == ["10", "100.0%", "72.2% to 100.0%", "100.0%", "0.0"]
    assert {"1.00 to 2.00", "above 2.00 to 9.00"} <= set(found)
