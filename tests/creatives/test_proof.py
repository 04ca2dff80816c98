"""Nothing is invented: every word of copy is the product's, the brief's, or its template's own."""

from pathlib import Path

import pytest

from adapters.cldr.babel_number_format import BabelNumberFormat
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.tone import Tone
from domain.model.creative.creative import Copy
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.policy.lint import lint
from domain.model.creative.text.counting import count
from domain.model.creative.text.hashtag_grammar import extract_hashtags
from domain.model.creative.variants.variant import FieldText
from domain.model.data.labelling import Label
from domain.use_cases.write.clean_briefs import clean_briefs
from entrypoints.benchmarks.creatives.writing import Record, build_writer, read_brief, read_records
from entrypoints.settings.sections import CopywritingSettings
from entrypoints.settings.settings import Settings
from tests.creatives.said_words import given_words, invented, invented_tags, phrase_words

PRODUCTS = read_records(Path(__file__).with_name("products_60.json"))
WRITERS = {quality: build_writer(Settings(), quality) for quality in Label}
TEMPLATES = {each.id: each for each in WRITERS[Label.GOOD].write_copy.templates}
PHRASES = phrase_words(TEMPLATES.values())
VARIANTS = 5
TITLES = [f"{number:02} {each['title'][:40]}" for number, each in enumerate(PRODUCTS, 1)]


def written(record: Record, quality: Label = Label.GOOD, **wishes: object) -> tuple[Brief, Copy]:
    """The brief as it was cleaned, and its copy."""
    wanted = {"platforms": list(PLATFORMS), "variants": VARIANTS, "seed": 3, **wishes}
    brief = read_brief({**record, **wanted}, CopywritingSettings())
    [creative] = WRITERS[quality]([brief])
    [cleaned] = clean_briefs([brief], WRITERS[quality].clean)
    return cleaned, creative.copy


def texts_of(copy: Copy) -> list[FieldText]:
    every = [
        text
        for platform in copy.platforms
        for variant in platform.variants
        for text in variant.texts
    ]
    return [*every, *(each for each in (copy.caption, copy.ad_copy) if each)]


@pytest.mark.parametrize("quality", Label)
@pytest.mark.parametrize("record", PRODUCTS, ids=TITLES)
def test_every_word_was_given_or_is_the_templates(record: Record, quality: Label) -> None:
    brief, copy = written(record, quality)
    given = given_words(brief, copy, BabelNumberFormat())
    found = {
        text.text: words
        for text in texts_of(copy)
        if (words := invented(text, given, TEMPLATES, PHRASES))
    }
    assert found == {}
    assert invented_tags(copy, brief, given) == []


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("record", PRODUCTS[::6], ids=TITLES[::6])
def test_so_it_is_in_every_tone(record: Record, tone: Tone) -> None:
    brief, copy = written(record, tone=tone.value)
    given = given_words(brief, copy, BabelNumberFormat())
    assert [
        (text.text, words)
        for text in texts_of(copy)
        if (words := invented(text, given, TEMPLATES, PHRASES))
    ] == []
    assert {variant.tone for each in copy.platforms for variant in each.variants} == {tone}


@pytest.mark.parametrize("record", PRODUCTS, ids=TITLES)
def test_every_text_keeps_its_limit_and_every_rule(record: Record) -> None:
    brief, copy = written(record)
    carried = "\n".join(
        (
            copy.product.title,
            copy.product.description,
            copy.product.category or "",
            copy.product.brand or "",
            *copy.product.highlights,
        )
    )
    for platform in copy.platforms:
        assert platform.variants, platform.problem
        for variant in platform.variants:
            for field in platform.platform.fields:
                texts = [each for each in variant.texts if each.field is field]
                assert field.least <= len(texts) <= field.most
            for text in variant.texts:
                assert text.length == count(text.text, text.field.counting) <= text.field.limit
                was = _was(brief)
                found = lint(text.text, platform.platform, text.field, carried=f"{carried}\n{was}")
                assert (text.text, found) == (text.text, ())
                assert text.text == text.text.strip()


_TEXTS = ("title", "description", "category", "brand")


def _was(brief: Brief) -> str:
    if brief.price is None or brief.sale_price is None:
        return ""
    price = BabelNumberFormat().price(
        brief.price, currency=brief.currency, locale=brief.campaign.locale
    )
    return f"was {price}"


@pytest.mark.parametrize("record", PRODUCTS, ids=TITLES)
def test_a_source_stands_where_it_says(record: Record) -> None:
    _, copy = written(record)
    fields = {
        **{name: getattr(copy.product, name) or "" for name in _TEXTS},
        **{f"attributes.highlights.{at}": text for at, text in enumerate(copy.product.highlights)},
    }
    for source in {*copy.sources, *(each for text in texts_of(copy) for each in text.sources)}:
        if source.start is not None and source.field in fields:
            place = fields[source.field][source.start : source.end]
            assert place == source.text


@pytest.mark.parametrize("record", PRODUCTS, ids=TITLES)
def test_hashtags_are_found_in_the_text_and_no_more_than_the_platform_takes(record: Record) -> None:
    _, copy = written(record)
    for platform in copy.platforms:
        for text in (each for variant in platform.variants for each in variant.texts):
            found = [f"#{tag.tag}" for tag in extract_hashtags(text.text)]
            assert set(text.hashtags) <= set(found)
            if platform.platform.hashtags is not None:
                assert len(found) <= platform.platform.hashtags.value
