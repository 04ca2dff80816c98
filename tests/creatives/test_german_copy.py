"""Copy of German products: within limits, without findings, in German alone."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from domain.model.creative.brief.brief import seed_of
from domain.model.creative.brief.tone import Tone
from domain.model.creative.creative import Copy
from domain.model.creative.policy.lint import lint
from domain.model.creative.policy.words import word_set
from domain.model.creative.text.counting import count
from domain.model.creative.variants.variant import FieldText
from domain.model.data.labelling import Label
from tests.creatives.german_products import RECORDS, brief_of, writer

VARIANTS = 3
ENGLISH = word_set(
    """
    the and for with your you now order buy shop get from rated out of add discover explore yes find
    today reviews
    """
)
WORD = re.compile(r"[^\W\d_]+")


def copy_of(record: dict[str, Any], tone: Tone | None = None) -> Copy:
    brief = brief_of(record, tone, VARIANTS)
    return writer()(brief, Label.GOOD, seed_of(brief))


def texts_of(copy: Copy) -> Iterator[tuple[str, FieldText]]:
    for platform in copy.platforms:
        for variant in platform.variants:
            for text in variant.texts:
                yield platform.platform.id, text


@pytest.fixture(params=RECORDS, ids=lambda record: record["title"])
def record(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.param
    return found


def test_every_platform_has_texts_within_its_limits_and_rules(record: dict[str, Any]) -> None:
    copy = copy_of(record)
    for platform in copy.platforms:
        assert platform.variants, platform.problem
        for variant in platform.variants:
            for text in variant.texts:
                assert count(text.text, text.field.counting) <= text.field.limit
                carried = f"{record['title']}\n{record['description']}"
                assert lint(text.text, platform.platform, text.field, carried=carried) == ()


def test_the_words_are_german(record: dict[str, Any]) -> None:
    own = {word.casefold() for word in WORD.findall(str(record))}
    for _, text in texts_of(copy_of(record)):
        said = {word.casefold() for word in WORD.findall(text.text)}
        assert not (said & ENGLISH) - own, text.text
        assert text.template_id.startswith("german-")


def test_nouns_keep_the_capitals_of_the_source(record: dict[str, Any]) -> None:
    """A word that the source writes with a capital inside a sentence has one everywhere."""
    source = f"{record['title']}. {record['description']}"
    inner = set(re.findall(r"(?<=[^\W_] )[A-ZÄÖÜ][^\W_]{2,}", source))
    nouns = {word for word in inner if word.lower() not in source}
    for _, text in texts_of(copy_of(record)):
        without_link = re.sub(r"https?://\S+", "", text.text)
        for word in WORD.findall(without_link):
            assert word[:1].upper() + word[1:] not in nouns or word in nouns, text.text


@pytest.mark.parametrize("tone", Tone)
def test_the_tone_asked_for_is_given(tone: Tone) -> None:
    for record in RECORDS:
        copy = copy_of(record, tone)
        tones = {variant.tone for each in copy.platforms for variant in each.variants}
        assert tones == {tone}


def test_prices_are_written_as_germans_write_them() -> None:
    texts = [text.text for _, text in texts_of(copy_of(RECORDS[0]))]
    assert any("jetzt 95\xa0€, vorher 120\xa0€" in text for text in texts)
    assert "Mit 4,8 von 5 bewertet" in texts


def test_services_are_booked_and_never_bought() -> None:
    for record in RECORDS:
        if record["title"].startswith(("Fahrradreparatur", "Massagekurs")):
            said = " ".join(text.text for _, text in texts_of(copy_of(record)))
            assert "kaufen" not in said
            assert "bestellen" not in said
            assert "buchen" in said
