"""Writes copy for products and measures whether it sells them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from pydantic import ValidationError

from domain.errors.base import CreativesError
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.tone import Tone
from domain.model.creative.creative import Creative
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.data.labelling import Label
from entrypoints.benchmarks.creatives.counting import RSA, count_creative, texts_of
from entrypoints.benchmarks.creatives.figures import Figure, common_texts
from entrypoints.benchmarks.creatives.product_words import product_words
from entrypoints.benchmarks.creatives.tally import Tally
from entrypoints.benchmarks.creatives.writing import Record, build_writer, read_brief
from entrypoints.settings.settings import Settings

_SEED = 1


def measure_selling(
    settings: Settings, records: Sequence[Record], *, variants: int, misses: int
) -> dict[str, object]:
    """The figures of copy for the products, on all platforms, without a model.

    Args:
        misses: examples of texts at fault, of each figure.
    """
    tally, written = Tally(misses), []
    write = build_writer(settings)
    for number, record in enumerate(records, 1):
        asked = _asked(record, number, variants)
        brief = _understood(asked, settings, tally)
        if brief is not None:
            [creative] = write([brief])
            words = product_words(record)
            count_creative(tally, creative, words, asked["url"])
            written.append((brief, words, creative))
    _count_tones(tally, [brief for brief, _, _ in written], settings)
    common = common_texts([(words, _texts(creative)) for _, words, creative in written])
    return {
        "products": len(records),
        "headlines_an_rsa": round(_headlines([creative for _, _, creative in written]), 1),
        "figures": tally.report(),
        "fixed_texts_on_over_5_percent_of_products": common,
    }


def _asked(record: Record, number: int, variants: int) -> Record:
    """For all platforms, with a link where the product has none."""
    link = record.get("url") or f"https://shop.example.com/p/{number}"
    wishes: Mapping[str, object] = {
        "platforms": list(PLATFORMS),
        "variants": variants,
        "seed": _SEED,
        "url": link,
    }
    return {**record, **wishes}


def _understood(record: Record, settings: Settings, tally: Tally) -> Brief | None:
    try:
        brief = read_brief(record, settings.copywriting)
    except (ValidationError, CreativesError) as error:
        tally.count(Figure.ANSWERED, f"{record.get('title')}: {error}", good=False)
        return None
    tally.count(Figure.ANSWERED, brief.title, good=True)
    return brief


def _count_tones(tally: Tally, briefs: Sequence[Brief], settings: Settings) -> None:
    """Each product in a tone, in turns, once as a good one and once as a poor one."""
    tones = list(Tone)
    for write in (build_writer(settings, quality) for quality in Label):
        for number, brief in enumerate(briefs):
            tone = tones[number % len(tones)]
            [creative] = write([_in_tone(brief, tone)])
            for platform, given in _tones(creative):
                told = f"{platform}: {given.value} for {tone.value}"
                tally.count(Figure.TONE, told, good=given is tone)


def _in_tone(brief: Brief, tone: Tone) -> Brief:
    return replace(brief, campaign=brief.campaign and replace(brief.campaign, tone=tone))


def _tones(creative: Creative) -> list[tuple[str, Tone]]:
    return [
        (copy.platform.id, variant.tone) for copy in creative.platforms for variant in copy.variants
    ]


def _texts(creative: Creative) -> set[str]:
    """All texts of a product's creative."""
    variants = (variant for copy in creative.platforms for variant in copy.variants)
    texts = {text.text for variant in variants for text in variant.texts}
    return texts | {creative.caption, creative.ad_copy}


def _headlines(creatives: Sequence[Creative]) -> float:
    """How many a responsive search ad has."""
    counts = [
        len(texts_of(variant, "headline"))
        for creative in creatives
        for copy in creative.platforms
        if copy.platform.id == RSA
        for variant in copy.variants
    ]
    return fmean(counts) if counts else 0.0
