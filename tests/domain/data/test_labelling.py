"""Labels and the text the classifier reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.model.data.labelling import Label, feature_text, label_of


@pytest.mark.parametrize(
    ("rating", "label"),
    [(1.0, Label.POOR), (3.4, Label.POOR), (3.5, Label.GOOD), (5.0, Label.GOOD)],
)
def test_the_default_threshold_itself_is_good(rating: float, label: Label) -> None:
    assert label_of(rating) is label


@given(
    low=st.integers(10, 50), high=st.integers(10, 50), threshold=st.floats(1, 5, exclude_min=True)
)
def test_a_better_rating_is_never_a_worse_label(low: int, high: int, threshold: float) -> None:
    low, high = sorted((low, high))
    assert label_of(low / 10, threshold) <= label_of(high / 10, threshold)


def test_a_rating_that_is_no_number_has_no_label() -> None:
    with pytest.raises(InvalidValue, match="rating"):
        label_of(float("nan"))


def test_labels_are_the_class_indices_of_the_model() -> None:
    assert [(int(label), label.word) for label in Label] == [(0, "poor"), (1, "good")]


def test_the_text_is_title_and_description() -> None:
    assert feature_text(" Blue Mug ", "\nHolds 300 ml.\n") == "Blue Mug. Holds 300 ml."


@given(title=st.text(), description=st.text(), space=st.sampled_from(["", " ", "\n", "\t "]))
def test_space_around_a_field_says_nothing(title: str, description: str, space: str) -> None:
    padded = feature_text(f"{space}{title}{space}", f"{space}{description}{space}")
    assert padded == feature_text(title, description)
