"""Hashtags: the grammar platforms share, no repeats, a limit, only the product's own words."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.model.creative.brief.brief import Brief
from domain.model.creative.hashtags import MAX_HASHTAGS, MAX_LENGTH, hashtags

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80)
READABLE = TEXT.filter(lambda text: bool(text.strip()))


def tags(title: str, category: str | None = None) -> tuple[str, ...]:
    return hashtags(Brief(title=title, description="A product.", category=category))


def test_from_specific_to_broad() -> None:
    assert tags("Premium Yoga Mat, 6 mm", "Sports & Outdoors") == (
        "#PremiumYogaMat",
        "#YogaMat",
        "#SportsOutdoors",
        "#Mat",
        "#Yoga",
    )


@given(title=READABLE, category=st.none() | READABLE)
@example(title="straße ŉ ﬁne ǰ", category="ΐ")  # letters that grow when they become capitals
def test_every_tag_is_one_that_platforms_link(title: str, category: str | None) -> None:
    for tag in tags(title, category):
        assert tag[0] == "#"
        kinds = [unicodedata.category(character) for character in tag[1:]]
        assert all(kind.startswith(("L", "M")) or kind == "Nd" for kind in kinds)
        assert any(kind.startswith("L") for kind in kinds)
        assert len(tag) <= MAX_LENGTH + 1


@given(title=READABLE, category=st.none() | READABLE)
def test_tags_are_few_and_unique_whatever_their_case(title: str, category: str | None) -> None:
    found = tags(title, category)
    assert len(found) <= MAX_HASHTAGS
    assert len({tag.casefold() for tag in found}) == len(found)


def test_a_word_in_other_case_is_the_same_tag() -> None:
    assert tags("Mug MUG", "mug") == ("#MugMUG", "#Mug")


@given(words=st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=6))
def test_tags_say_only_what_the_title_says(words: list[str]) -> None:
    said = "".join(words)
    assert all(tag[1:].lower() in said for tag in tags(" ".join(words)))


@pytest.mark.parametrize("title", ["#@!", "123 456", "☕", "\N{COMBINING ACUTE ACCENT}"])
def test_a_title_without_letters_gives_no_tag(title: str) -> None:
    assert tags(title) == ()


def test_signs_in_a_title_separate_words() -> None:
    assert tags("#best @home {mug}")[0] == "#BestHomeMug"


def test_a_tag_nobody_would_read_is_left_out() -> None:
    assert tags("x" * 51) == ()
    assert tags("x" * 50) == ("#X" + "x" * 49,)


def test_other_scripts_have_hashtags_too() -> None:
    assert tags("Wool Café 日本 हिन्दी")[0] == "#WoolCafé日本हिन्दी"
