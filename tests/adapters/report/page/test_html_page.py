"""The page of a run needs no other file, and shows what products say as text."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from adapters.report.figures.palette import PAGE
from adapters.report.in_words import threshold_note
from adapters.report.report_files import write_reports
from domain.model.data.labelling import Label
from domain.model.promotion.bundle import REPORT_FILE
from domain.model.promotion.policy import PromotionPolicy, PromotionRule
from domain.model.promotion.run_report import RunReport, TrainingRecord
from tests.fakes.run_report import epochs, run_report, with_history

GOOD, POOR = Label.GOOD, Label.POOR
BOTH = [GOOD, POOR] * 20
TIE = run_report(BOTH, champion=[0.9, 0.6] * 20, good=[0.9, 0.1] * 19 + [0.9, 0.6])


def page_of(report: RunReport) -> str:
    return write_reports(report)[REPORT_FILE]


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs() -> None:
    page = page_of(TIE)
    assert not re.search(r"\ssrc=|<script|<link|@import", page)
    assert all(target.startswith("#") for target in re.findall(r'href="([^"]*)"', page))
    assert all(target.startswith("#") for target in re.findall(r"url\(([^)]*)", page))
    assert set(re.findall(r"https?://[^\"\s<]+", page)) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_what_a_product_says_is_text() -> None:
    page = page_of(run_report([GOOD, POOR]))
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;" in page


def test_no_id_is_given_twice_and_every_reference_has_one() -> None:
    page = page_of(with_history(TIE, 6))
    ids = Counter(re.findall(r'\sid="([^"]*)"', page))
    assert set(ids.values()) == {1}
    named = re.findall(r'href="#([^"]*)"', page) + re.findall(r"url\(#([^)]*)", page)
    labelled = " ".join(re.findall(r'aria-labelledby="([^"]*)"', page)).split()
    assert named
    assert {*named, *labelled} <= set(ids)


@pytest.mark.parametrize(
    ("report", "badge"),
    [
        (run_report(BOTH), "Promoted"),
        (run_report(BOTH, champion=[0.9, 0.1] * 20), "Kept"),
        (
            run_report([GOOD, POOR], champion=[0.9, 0.9], policy=PromotionPolicy()),
            "Too little evidence",
        ),
    ],
)
def test_the_decision_comes_first(report: RunReport, badge: str) -> None:
    page = page_of(report)
    words = re.search(r"<h1>(.*?)</h1>", page)
    assert words is not None
    assert words[1].lower() == report.comparison.decision.reason.lower()
    assert re.search(rf'class="badge[^>]*>{badge}<', page[: words.end()])


def test_the_head_tells_when_and_of_what() -> None:
    head = page_of(TIE).split("<main>")[0]
    for said in ("2 January 2026, 03:04 UTC", "run-1", "dataset version 2", "model version 1"):
        assert said in head


def test_a_champion_of_another_threshold_is_pointed_out() -> None:
    comparison = replace(TIE.comparison, champion_label="rating of at least 4 stars")
    note = threshold_note(comparison)
    assert note
    assert note in page_of(replace(TIE, comparison=comparison))
    assert note not in page_of(TIE)


def test_percentages_have_one_form() -> None:
    assert not re.search(r"\d\s+%", page_of(TIE))


def test_without_a_champion_there_is_no_column_for_it() -> None:
    assert 'class="n">Champion' in page_of(TIE)
    page = page_of(run_report(BOTH))
    assert 'class="n">Champion' not in page
    assert "none<" not in page


def test_every_head_of_a_table_says_what_it_heads() -> None:
    heads = re.findall(r"<th\b[^>]*>", page_of(TIE))
    assert heads
    assert all("scope=" in head for head in heads)


def test_without_mistakes_it_says_so() -> None:
    assert "every row of the holdout was answered rightly" in page_of(run_report([GOOD] * 5))


@pytest.mark.parametrize("labels", [[GOOD], [GOOD] * 3, [POOR] * 3, BOTH])
@pytest.mark.parametrize(("trained", "versions"), [(0, 1), (1, 2), (40, 61)])
def test_a_page_can_always_be_made(labels: list[Label], trained: int, versions: int) -> None:
    made = with_history(run_report(labels), versions)
    page = page_of(replace(made, training=TrainingRecord(epochs=epochs(trained))))
    assert page.count("<figure") == 5


def test_it_stays_of_modest_size() -> None:
    assert len(page_of(with_history(TIE, 61))) < 250_000


def test_every_policy_is_told_in_words() -> None:
    for rule in PromotionRule:
        policy = PromotionPolicy(rule=rule, min_holdout_rows=1)
        assert f"{rule}: " in page_of(run_report(BOTH, champion=[0.9, 0.6] * 20, policy=policy))


def luminance(colour: str) -> float:
    """Source: WCAG 2.2, relative luminance."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("time", ["light", "dark"])
def test_what_is_written_can_be_read_by_day_and_by_night(time: str) -> None:
    values = {each.name: getattr(each, time) for each in PAGE}
    paper = luminance(values.pop("paper"))
    values.pop("line")  # carries no text
    for name, value in values.items():
        low, high = sorted((paper, luminance(value)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, name
