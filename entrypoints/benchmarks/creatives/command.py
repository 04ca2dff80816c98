"""Measure writing copy: its time, how different variants are, whether it sells, and junk."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median
from time import perf_counter
from typing import Annotated

import typer

from domain.model.catalog.generation import generate_products
from domain.model.catalog.product import MAX_DESCRIPTION_LENGTH
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import MAX_VARIANTS, Campaign
from domain.model.creative.platforms.all_platforms import INSTAGRAM, PLATFORMS, X
from domain.model.creative.platforms.platform import Platform
from domain.model.data.labelling import Label
from domain.use_cases.write.write_copy import WriteCopy
from entrypoints.benchmarks.creatives.distinctness import distinctness
from entrypoints.benchmarks.creatives.junk import measure_junk
from entrypoints.benchmarks.creatives.selling import measure_selling
from entrypoints.benchmarks.creatives.writing import CATALOGUE, read_records
from entrypoints.bootstrap.cleaning import build_text_cleaner
from entrypoints.bootstrap.copywriting import build_copywriter
from entrypoints.settings.settings import load_settings

_ALL = tuple(PLATFORMS.values())
_THREE = (X, INSTAGRAM, PLATFORMS["google_rsa"])
_COMPARED = 30  # products
_JUNK_LENGTH = MAX_DESCRIPTION_LENGTH // 4  # and four times as long


class Part(StrEnum):
    """Of the benchmark; each can be left out."""

    TIME = "time"
    DISTINCTNESS = "distinctness"
    SELLING = "selling"
    JUNK = "junk"


def benchmark_creatives(
    products: Annotated[int, typer.Option(min=10, help="Of the generated shop.")] = 1_000,
    rounds: Annotated[int, typer.Option(min=1, help="Of the measurement of one product.")] = 200,
    seed: Annotated[int, typer.Option(min=0, help="Of the products.")] = 0,
    catalogue: Annotated[
        Path, typer.Option(help="JSON list of the products whose copy is to sell.")
    ] = CATALOGUE,
    variants: Annotated[int, typer.Option(min=1, max=MAX_VARIANTS, help="Of that copy.")] = 5,
    misses: Annotated[int, typer.Option(min=0, help="Texts at fault shown of each figure.")] = 0,
    part: Annotated[
        list[Part] | None, typer.Option(help="To measure, may be repeated. Default: all.")
    ] = None,
) -> dict[str, object]:
    """Measure how long copy takes, of junk too, how different variants are, and whether it sells.

    Times are of one thread, without inference.

    Raises:
        ProductFileUnreadable: the catalogue cannot be read.
    """
    parts, settings = part or list(Part), load_settings()
    writer = build_copywriter(settings)
    briefs = _briefs(products, seed)
    measured: dict[str, object] = {"templates": len({each.id for each in writer.templates})}
    if Part.TIME in parts:
        measured |= _measure_time(writer, briefs, rounds)
    if Part.DISTINCTNESS in parts:
        measured |= _measure_distinctness(writer, briefs)
    if Part.SELLING in parts:
        records = read_records(catalogue)
        measured["selling"] = measure_selling(settings, records, variants=variants, misses=misses)
    if Part.JUNK in parts:
        measured["slowest_junk"] = measure_junk(writer, build_text_cleaner(), length=_JUNK_LENGTH)
    return measured


def _measure_time(writer: WriteCopy, briefs: Sequence[Brief], rounds: int) -> dict[str, object]:
    every = [_for(brief, *_ALL, variants=MAX_VARIANTS) for brief in briefs[:rounds]]
    some = [_for(brief, *_THREE, variants=3) for brief in briefs]
    return {
        "one_product_all_platforms_10_variants_ms": {
            quality.word: round(1000 * median(_times(writer, every, quality)), 2)
            for quality in Label
        },
        "products": len(briefs),
        "3_platforms_3_variants_s": round(sum(_times(writer, some, Label.GOOD)), 2),
    }


def _measure_distinctness(writer: WriteCopy, briefs: Sequence[Brief]) -> dict[str, object]:
    of_platforms = {
        platform.id: fmean(
            distinctness(_texts(writer, _for(brief, platform, variants=MAX_VARIANTS)))
            for brief in briefs[:_COMPARED]
        )
        for platform in _ALL
    }
    rounded = {platform: round(figure, 2) for platform, figure in of_platforms.items()}
    return {"distinctness_of_10_variants": rounded}


def _briefs(count: int, seed: int) -> list[Brief]:
    return [
        Brief(
            title=product.title,
            description=product.description,
            category=product.category,
            price=product.price,
            rating=product.rating,
        )
        for product in generate_products(count=count, seed=seed)
    ]


def _for(brief: Brief, *platforms: Platform, variants: int) -> Brief:
    return replace(brief, campaign=Campaign(platforms=platforms, variants=variants))


def _times(writer: WriteCopy, briefs: Sequence[Brief], quality: Label) -> list[float]:
    """Seconds for each brief."""
    writer(briefs[0], quality, 0)  # warms up
    moments = [perf_counter()]
    for brief in briefs:
        writer(brief, quality, 0)
        moments.append(perf_counter())
    return [end - start for start, end in pairwise(moments)]


def _texts(writer: WriteCopy, brief: Brief) -> list[str]:
    [copy] = writer(brief, Label.GOOD, 0).platforms
    return ["\n".join(text.text for text in variant.texts) for variant in copy.variants]
