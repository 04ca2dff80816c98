"""Measure writing copy: its time beside inference, and how different variants are."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from statistics import fmean, median
from time import perf_counter
from typing import Annotated

import typer

from domain.model.catalog.generation import generate_products
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import INSTAGRAM, PLATFORMS, X
from domain.model.creative.platforms.platform import Platform
from domain.model.data.labelling import Label
from domain.use_cases.write.write_copy import WriteCopy
from entrypoints.bootstrap.copywriting import build_copywriter
from entrypoints.settings.settings import load_settings

_ALL = tuple(PLATFORMS.values())
_THREE = (X, INSTAGRAM, PLATFORMS["google_rsa"])


def benchmark_creatives(
    products: Annotated[int, typer.Option(min=10, help="Of the generated shop.")] = 1_000,
    rounds: Annotated[int, typer.Option(min=1, help="Of the measurement of one product.")] = 200,
    seed: Annotated[int, typer.Option(min=0, help="Of the products.")] = 0,
) -> dict[str, object]:
    """Measure how long copy takes and how different its variants are.

    Times are of one thread, without inference.
    """
    writer = build_copywriter(load_settings())
    briefs = _briefs(products, seed)
    every = [_for(brief, *_ALL, variants=10) for brief in briefs[:rounds]]
    some = [_for(brief, *_THREE, variants=3) for brief in briefs]
    return {
        "templates": len({template.id for template in writer.templates}),
        "one_product_all_platforms_10_variants_ms": {
            quality.word: round(1000 * median(_times(writer, every, quality)), 2)
            for quality in Label
        },
        "products": products,
        "3_platforms_3_variants_s": round(sum(_times(writer, some, Label.GOOD)), 2),
        "distinctness_of_10_variants": {
            platform.id: round(
                fmean(
                    distinctness(_texts(writer, _for(brief, platform, variants=10)))
                    for brief in every[:30]
                ),
                2,
            )
            for platform in _ALL
        },
    }


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
    [copy] = writer(brief, Label.GOOD, 0)
    return ["\n".join(text.text for text in variant.texts) for variant in copy.variants]


def distinctness(texts: Sequence[str]) -> float:
    """Mean distance of all pairs, 0 (all the same) to 1 (no two words in a row in common).

    The distance of two texts is 1 - Jaccard's coefficient of their sets of word bigrams, case
    folded; 1.0 where there are fewer than two texts.
    """
    bigrams = [_bigrams(text) for text in texts]
    distances = [
        1 - len(one & other) / (len(one | other) or 1) for one, other in combinations(bigrams, 2)
    ]
    return fmean(distances) if distances else 1.0


def _bigrams(text: str) -> set[tuple[str, str]]:
    words = ["", *text.casefold().split(), ""]
    return set(pairwise(words))
