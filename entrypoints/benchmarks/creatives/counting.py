"""Counts every figure over one creative."""

from collections.abc import Iterable, Sequence

from domain.model.creative.creative import Creative
from domain.model.creative.variants.variant import FieldText, Variant
from entrypoints.benchmarks.creatives import figures
from entrypoints.benchmarks.creatives.figures import Figure
from entrypoints.benchmarks.creatives.product_words import ProductWords
from entrypoints.benchmarks.creatives.tally import Tally

RSA = "google_rsa"
ADS = frozenset({"facebook", "google_display", RSA, "linkedin_ads", "tiktok_ads"})
LINKED = frozenset({"facebook", "linkedin", "pinterest", "x", "youtube"})
_FACTS_FOR_MANY = 3


def count_creative(tally: Tally, creative: Creative, product: ProductWords, url: str) -> None:
    """Count the default answer and all variants.

    Args:
        url: the link that was asked for.
    """
    _count_default_answer(tally, creative, product)
    for copy in creative.platforms:
        platform = copy.platform.id
        tally.count(Figure.WRITTEN, platform, good=bool(copy.variants))
        for variant in copy.variants:
            _count_whole(tally, platform, variant, url)
            for text in variant.texts:
                _count_text(tally, platform, text, product)
            if platform == RSA:
                _count_rsa(tally, variant, product)


def texts_of(variant: Variant, field: str) -> list[str]:
    """The variant's texts for a field."""
    return [text.text for text in variant.texts if text.field.name == field]


def _count_default_answer(tally: Tally, creative: Creative, product: ProductWords) -> None:
    texts = (creative.caption, creative.ad_copy)
    for text in texts:
        _count_words(tally, text, product)
    answer = "\n".join(texts)
    tally.count(Figure.DEFAULT_CALL, answer, good=figures.calls_to_action(answer))
    _count_hashtags(tally, creative.hashtags)


def _count_whole(tally: Tally, platform: str, variant: Variant, url: str) -> None:
    whole = "\n".join(text.text for text in variant.texts)
    shown = f"{platform}: {whole}"
    if platform in ADS:
        tally.count(Figure.CALL, shown, good=figures.calls_to_action(whole))
    if platform in LINKED:
        tally.count(Figure.LINK, shown, good=figures.carries_link(whole, url))
    headlines, descriptions = texts_of(variant, "headline"), texts_of(variant, "description")
    if headlines and descriptions:
        repeated = figures.headline_is_repeated(headlines, descriptions)
        tally.count(Figure.DIFFERENT, shown, good=not repeated)


def _count_text(tally: Tally, platform: str, text: FieldText, product: ProductWords) -> None:
    _count_words(tally, text.text, product)
    _count_hashtags(tally, text.hashtags)
    where = f"{platform}, {text.field.name}"
    tally.count(
        Figure.WITHIN, f"{where}: {text.text}", good=figures.fits(text.length, text.field.limit)
    )
    rules = [finding.rule for finding in text.findings]
    tally.count(Figure.LINT, f"{where}, {', '.join(rules)}: {text.text}", good=not rules)


def _count_words(tally: Tally, text: str, product: ProductWords) -> None:
    tally.count(Figure.CLEAN, text, good=not figures.has_markup(text))
    about_text = figures.is_about_the_text(text, product)
    tally.count(Figure.ABOUT_PRODUCT, text, good=not about_text)


def _count_hashtags(tally: Tally, tags: Iterable[str]) -> None:
    for tag in tags:
        tally.count(Figure.TAG, tag, good=not figures.is_junk(tag))


def _count_rsa(tally: Tally, variant: Variant, product: ProductWords) -> None:
    headlines = texts_of(variant, "headline")
    _count_ad(tally, headlines, product)
    for text in headlines:
        tally.count(Figure.RSA_PRODUCT, text, good=figures.is_of_product(text, product))
        tally.count(Figure.RSA_FACT, text, good=figures.has_fact(text, product))
    for text in texts_of(variant, "description"):
        tally.count(Figure.RSA_DESCRIPTION, text, good=figures.states_fact(text, product))


def _count_ad(tally: Tally, headlines: Sequence[str], product: ProductWords) -> None:
    shown = " · ".join(headlines)
    named = any(figures.names_product(text, product) for text in headlines)
    tally.count(Figure.RSA_NAMED, shown, good=named)
    if product.clauses >= _FACTS_FOR_MANY:
        tally.count(Figure.RSA_MANY, shown, good=len(headlines) >= figures.MANY_HEADLINES)
