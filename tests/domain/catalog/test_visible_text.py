"""Texts of which nothing is to be seen are blank, whatever they are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.catalog import InvalidProduct
from domain.model.catalog.visible_text import check_visible

UNSEEN = (
    "\u200b\u200c\u2060\ufeff\u2800\u3164\u00ad\u180e\u200f\ufe0f\U000e0020\u0301\ufffd \t\n\u00a0"
)
UNSEEN += "\u115f\u1160\uffa0\u20dd\u2028\u3000"


@pytest.mark.parametrize("character", UNSEEN)
def test_a_character_that_is_not_seen_is_no_text(character: str) -> None:
    with pytest.raises(InvalidProduct, match="not blank"):
        check_visible("title", character * 3)


@given(st.text(UNSEEN))
def test_many_of_them_are_none_either(text: str) -> None:
    with pytest.raises(InvalidProduct, match="not blank"):
        check_visible("title", text)


@given(st.text(UNSEEN), st.sampled_from("aÉ日عש7!☕."))
def test_beside_something_to_see_they_are_welcome(text: str, character: str) -> None:
    check_visible("title", text + character + text)


@pytest.mark.parametrize(
    "text",
    [
        "Family mug 👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "کتاب‌خانه",  # Persian, with a zero-width non-joiner
        "ספל \u2067(2 L)\u2069",
        "\u202bكوب\u202c",
        "हिन्दी",
        "Cafe\u0301",
        "한국어",
    ],
)
def test_what_people_write_is_accepted(text: str) -> None:
    check_visible("title", text)


@pytest.mark.parametrize(
    "character", ["\u202d", "\u202e", "\ufdd0", "\ufdef", "\ufffe", "\uffff", "\U0010ffff"]
)
def test_overrides_and_what_is_no_character_are_refused(character: str) -> None:
    with pytest.raises(InvalidProduct, match="text without direction overrides") as caught:
        check_visible("title", f"a{character}b")
    assert f"U+{ord(character):04X}" in str(caught.value)
