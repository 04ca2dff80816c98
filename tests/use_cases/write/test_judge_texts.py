"""Judging texts: as the service does, and a product that is none stops no other."""

import pytest

from domain.model.data.labelling import Label
from domain.use_cases.write.judge_texts import JudgeTexts
from tests.fakes.quality_scorer import FakeScorer
from tests.fakes.text_cleaner import FakeTextCleaner

judge = JudgeTexts(scorer=FakeScorer(["Sturdy"]), clean=FakeTextCleaner())
GOOD, POOR = ("Oak Desk", "Sturdy."), ("Paper Desk", "Falls apart.")


def test_each_product_has_its_own_judgement_in_order() -> None:
    judged = judge([POOR, GOOD, POOR])
    assert [each.quality for each in judged] == [Label.POOR, Label.GOOD, Label.POOR]
    assert all(each.score and each.score.confidence > 0.5 for each in judged)


def test_texts_are_cleaned_before_they_are_scored() -> None:
    assert judge([("Oak <b>Desk</b>", "<p>Sturdy.</p>")]) == judge([GOOD])


def test_a_description_that_is_missing_is_an_empty_one() -> None:
    assert judge([("Oak Desk", None)]) == judge([("Oak Desk", "")])
    assert judge([("Oak Desk", None)])[0].fault is None


@pytest.mark.parametrize(
    ("title", "description", "fault"),
    [
        (None, "Sturdy.", "title must be text that is not blank"),
        (" ", "Sturdy.", "title must be text that is not blank"),
        ("<br>", "Sturdy.", "title must be text that is not blank"),
        (12, "Sturdy.", "title must be text"),
        ("Desk", ["Sturdy."], "description must be text"),
        ("x" * 301, "Sturdy.", "title must be at most 300 characters"),
        ("Desk", "x\0", "description must be no control characters or lone surrogates"),
    ],
)
def test_a_product_that_is_none_has_its_fault_and_the_others_are_judged(
    title: object, description: object, fault: str
) -> None:
    before, bad, after = judge([GOOD, (title, description), POOR])
    assert (bad.quality, bad.score, bad.fault) == (None, None, fault)
    assert [before, after] == judge([GOOD, POOR])


def test_nothing_to_judge_is_no_fault() -> None:
    assert judge([]) == []
