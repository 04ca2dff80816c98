"""Telling texts apart: what is different is found, what is not is not."""

from adapters.baseline.text_two_sample import MOST_OLD, tell_texts_apart
from domain.model.generation import generate_products
from domain.model.probability_scores import roc_auc


def texts(count: int, seed: int) -> list[str]:
    return [f"{p.title}. {p.description}" for p in generate_products(count=count, seed=seed)]


def test_other_words_are_told_apart() -> None:
    told = tell_texts_apart(texts(200, 1), [f"Ein Becher, Nummer {n}." for n in range(40)])
    assert (sum(told.new), len(told.new)) == (20, 120)  # one half is learned from
    assert roc_auc(told.new, told.scores) == 1.0


def test_texts_of_the_same_shop_are_not() -> None:
    areas = []
    for seed in range(10):
        told = tell_texts_apart(texts(400, 1), texts(50, 100 + seed))
        areas.append(roc_auc(told.new, told.scores) or 0.0)
    assert 0.4 < sum(areas) / len(areas) < 0.6


def test_the_same_texts_give_the_same_scores() -> None:
    assert tell_texts_apart(texts(60, 1), texts(40, 2)) == tell_texts_apart(
        texts(60, 1), texts(40, 2)
    )


def test_of_many_old_texts_some_are_chosen() -> None:
    told = tell_texts_apart([f"mug {n}" for n in range(MOST_OLD + 500)], ["a jug"] * 40)
    assert len(told.new) == (MOST_OLD + 40) // 2


def test_texts_without_letters_can_be_compared() -> None:
    told = tell_texts_apart(["!"] * 40, ["?"] * 40)
    assert roc_auc(told.new, told.scores) == 1.0
