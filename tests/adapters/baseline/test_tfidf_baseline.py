"""TF-IDF with logistic regression, as the record of a decision names it."""

import pytest

from adapters.baseline.tfidf_baseline import learn_tfidf_baseline
from domain.errors.evaluation import BaselineFailed
from domain.model.data.labelling import Label
from domain.model.data.split import Examples, Split


def examples(texts: list[str], labels: list[Label]) -> Examples:
    return Examples(ids=[str(row) for row in range(len(texts))], texts=texts, labels=labels)


GOOD_TEXTS = [f"finely sewn and sturdy, lot {number}" for number in range(10)]
POOR_TEXTS = [f"thin and already torn, lot {number}" for number in range(10)]
TRAINING = examples(GOOD_TEXTS + POOR_TEXTS, [Label.GOOD] * 10 + [Label.POOR] * 10)


def test_words_that_tell_the_label_are_learned() -> None:
    holdout = examples(["sturdy and finely made", "torn, thin"], [Label.GOOD, Label.POOR])
    assert learn_tfidf_baseline(Split(training=TRAINING, holdout=holdout)) == 1.0


def test_the_holdout_decides_the_figure() -> None:
    turned = examples(["sturdy and finely made", "torn, thin"], [Label.POOR, Label.POOR])
    assert learn_tfidf_baseline(Split(training=TRAINING, holdout=turned)) == 0.5


def test_a_class_of_a_single_row_still_trains() -> None:
    training = examples([*GOOD_TEXTS, "torn"], [Label.GOOD] * 10 + [Label.POOR])
    holdout = examples(["sturdy and finely sewn"], [Label.GOOD])
    assert learn_tfidf_baseline(Split(training=training, holdout=holdout)) == 1.0


def test_texts_without_words_are_an_error_with_words() -> None:
    training = examples(["!", "?"] * 4, [Label.GOOD, Label.POOR] * 4)
    with pytest.raises(BaselineFailed, match="empty vocabulary"):
        learn_tfidf_baseline(Split(training=training, holdout=training))
