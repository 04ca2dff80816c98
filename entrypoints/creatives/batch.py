"""Creatives for a whole file of products, on all cores, with a progress bar."""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.progress import track

from domain.errors.catalog import ProductsInvalid, RowsInvalid
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.creative import Creative
from entrypoints.bootstrap.creative_files import CreativeFileParts

_AT_A_TIME = 8  # products between two steps of the bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What products have in common; brand and address are those of products without.

    Attributes:
        seed: None lets each product's own text choose.
    """

    seed: int | None
    currency: str
    brand: str | None
    url: str | None


def write_file(
    parts: CreativeFileParts, source: Path, target: Path, campaign: Campaign, defaults: Defaults
) -> dict[str, object]:
    """Write the creatives of a file's products into another file.

    Args:
        parts: reader, writer and model.
        source: a file of products.
        target: to write.
        campaign: that is wanted for each.
        defaults: what the products do not say.

    Raises:
        ProductFileUnreadable: as the reader.
        RowsInvalid: rows break rules; names them.
        ResultNotWritten: as the writer.
    """
    briefs = [
        replace(
            brief,
            seed=defaults.seed,
            campaign=campaign,
            currency=defaults.currency,
            brand=brief.brand or defaults.brand,
            url=brief.url or defaults.url,
        )
        for brief in parts.read(source)
    ]
    creatives = list(_written(parts, briefs, source))
    parts.save(target, briefs, creatives)
    return {
        "products": len(creatives),
        "texts": sum(
            len(variant.texts)
            for creative in creatives
            for copy in creative.platforms
            for variant in copy.variants
        ),
        "to_review": sum(creative.needs_review for creative in creatives),
        "platforms_without_copy": sum(
            copy.problem is not None for creative in creatives for copy in creative.platforms
        ),
        "output": str(target),
    }


def _written(file: CreativeFileParts, briefs: Sequence[Brief], source: Path) -> Iterator[Creative]:
    def write(at: int) -> list[Creative]:
        try:
            return file.write(briefs[at : at + _AT_A_TIME])
        except ProductsInvalid as error:
            faults = [replace(fault, row=fault.row + at) for fault in error.faults]
            raise RowsInvalid(str(source), faults) from error

    starts = range(0, len(briefs), _AT_A_TIME)
    with ThreadPoolExecutor(file.threads) as pool:
        parts = pool.map(write, starts)
        bar = track(
            parts,
            description="Writing creatives",
            total=len(starts),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
        )
        for part in bar:
            yield from part
