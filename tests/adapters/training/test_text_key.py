"""Texts that count as the same are the same to the tokenizer the model reads with."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from adapters.training.minilm import minilm_directory
from domain.model.data.labelling import feature_text
from domain.model.data.text_key import text_key

# Scripts the tokenizer's table of Unicode knows; no brackets, which could name a special token.
KNOWN = st.characters(max_codepoint=0x7BF, exclude_categories=["Cn", "Ps"]) | st.sampled_from(
    "日本語한국ｍ０ﬁ☕❤👨‍👩‍👧\u200b\u2060\ufeff\ufe0f\u2028\u3000"
)
TEXT = st.text(KNOWN, min_size=1, max_size=20)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(minilm_directory() / "tokenizer.json"))


@given(title=TEXT, description=TEXT)
def test_the_key_reads_as_the_text_does(tokenizer: Tokenizer, title: str, description: str) -> None:
    """So texts with equal keys have equal tokens."""
    text, key = feature_text(title, description), text_key(title, description)
    assert tokenizer.encode(key).ids == tokenizer.encode(text).ids


@given(text=TEXT, form=st.sampled_from(["NFC", "NFD"]))
def test_forms_of_one_text_have_one_key(text: str, form: str) -> None:
    same = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert text_key(same.upper(), "x") == text_key(text.upper(), "x")
