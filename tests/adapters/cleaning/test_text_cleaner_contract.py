"""What every text cleaner does, the real one and the fake."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from domain.ports.text_cleaner import TextCleaner
from tests.fakes.text_cleaner import FakeTextCleaner

CLEANERS: list[TextCleaner] = [PlainTextCleaner(), FakeTextCleaner()]
TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(["<p>", "</p>", "<b>", "</b>", "mug", " ", "\n", "{x}", "\u200b", "\x07", "-"])
).map("".join)


@pytest.mark.parametrize("clean", CLEANERS, ids=lambda clean: type(clean).__name__)
@given(text=TEXTS)
def test_a_cleaned_text_stays_as_it_is(clean: TextCleaner, text: str) -> None:
    description, title = clean(text), clean.title(text)
    assert clean(description) == description
    assert clean.title(title) == title


@pytest.mark.parametrize("clean", CLEANERS, ids=lambda clean: type(clean).__name__)
@given(text=TEXTS)
def test_the_result_has_lines_that_people_read_and_a_title_has_one(
    clean: TextCleaner, text: str
) -> None:
    description, title = clean(text), clean.title(text)
    assert "\n" not in title
    for line in [title, *description.split("\n")]:
        assert line == " ".join(line.split())
        assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in line)
        assert line == unicodedata.normalize("NFC", line)
    assert "\n\n" not in description


@pytest.mark.parametrize("clean", CLEANERS, ids=lambda clean: type(clean).__name__)
def test_blocks_are_lines_and_inline_tags_part_nothing(clean: TextCleaner) -> None:
    text = "<p>Holds <b>wa</b>ter.</p><ul><li>Blue</li><li>Tall &amp; thin</li></ul>"
    assert clean(text) == "Holds water.\nBlue\nTall & thin"
    assert clean.title(text) == "Holds water. Blue Tall & thin"


@pytest.mark.parametrize("clean", CLEANERS, ids=lambda clean: type(clean).__name__)
def test_what_is_nothing_but_markup_becomes_empty(clean: TextCleaner) -> None:
    assert clean("<p> </p>\n\u200b") == clean.title("<p></p>") == ""
