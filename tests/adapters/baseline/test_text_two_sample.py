"""Telling texts apart: what is different is found, what is not is not."""

from collections.abc import Callable

import pytest

from adapters.baseline.text_two_sample import MOST, score_new_texts
from domain.model.catalog.generation import generate_products
from domain.model.drift.measures import DriftPolicy, text_measure
from domain.model.statistics.ranks import roc_auc

SENTENCE = " Free returns within thirty days."


def texts(count: int, seed: int) -> list[str]:
    return [f"{p.title}. {p.description}" for p in generate_products(count=count, seed=seed)]


def test_other_words_are_told_apart() -> None:
    told = score_new_texts(texts(200, 1), [f"Ein Becher, Nummer {n}." for n in range(40)])
    assert (sum(told.new), len(told.new)) == (20, 120)  # one half is learned from
    assert roc_auc(told.new, told.scores) == 1.0


def test_texts_of_the_same_shop_are_not() -> None:
    areas = []
    for seed in range(10):
        told = score_new_texts(texts(400, 1), texts(50, 100 + seed))
        areas.append(roc_auc(told.new, told.scores) or 0.0)
    assert 0.4 < sum(areas) / len(areas) < 0.6


def p_values(change: Callable[[str, int], str]) -> list[float]:
    """Of 40 batches of 50 texts beside 400 old ones."""
    found = []
    for seed in range(40):
        new = [change(text, number) for number, text in enumerate(texts(50, 1_000 + seed))]
        told = score_new_texts(texts(400, 2_000 + seed), new)
        measure = text_measure(told.new, told.scores, DriftPolicy())
        assert measure is not None
        found.append(measure.p_value)
    return found


def test_chance_is_as_rare_as_the_p_value_says() -> None:
    """Two of 40 may lie below 0.05 (sd 1.4), and none below 0.001."""
    values = p_values(lambda text, _: text)
    assert sum(value < 0.05 for value in values) <= 7
    assert sum(value < 0.001 for value in values) <= 1


def test_a_sentence_more_in_half_of_the_texts_is_seen() -> None:
    values = p_values(lambda text, number: text + (SENTENCE if number % 2 else ""))
    assert sum(value < 0.001 for value in values) >= 28


def test_the_same_texts_give_the_same_scores() -> None:
    assert score_new_texts(texts(60, 1), texts(40, 2)) == score_new_texts(
        texts(60, 1), texts(40, 2)
    )


@pytest.mark.parametrize(("old", "new"), [(MOST + 500, 40), (40, MOST + 500)])
def test_of_many_texts_some_are_chosen(old: int, new: int) -> None:
    told = score_new_texts([f"mug {n}" for n in range(old)], [f"jug {n}" for n in range(new)])
    assert len(told.new) == (MOST + 40) // 2


def test_texts_without_letters_can_be_compared() -> None:
    told = score_new_texts(["!"] * 40, ["?"] * 40)
    assert roc_auc(told.new, told.scores) == 1.0
