"""Creatives for a whole file of products, on all cores, with a progress bar."""

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.progress import track

from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.creative import Creative
from domain.ports.product_sheet import CreativeWriter, ProductReader

_AT_A_TIME = 8  # products between two steps of the bar

Writer = Callable[[Sequence[Brief]], list[Creative]]
"""Scores briefs and writes their creatives, in order; safe to call from several threads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreativeDesk:
    """All that turns a file of products into a file of creatives."""

    read: ProductReader
    write: Writer
    save: CreativeWriter
    threads: int


def write_file(
    desk: CreativeDesk, source: Path, target: Path, campaign: Campaign, seed: int | None
) -> dict[str, object]:
    """Write the creatives of a file's products into another file.

    Raises:
        ProductFileUnreadable: as the reader.
        RowsInvalid: rows break rules; names them.
        ResultNotWritten: as the writer.
    """
    briefs = [
        replace(brief, seed=seed, campaign=replace(campaign, brand=brand or campaign.brand))
        for brief, brand in desk.read(source)
    ]
    creatives = list(_written(desk, briefs))
    desk.save(target, briefs, creatives)
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


def _written(desk: CreativeDesk, briefs: Sequence[Brief]) -> Iterator[Creative]:
    starts = range(0, len(briefs), _AT_A_TIME)
    with ThreadPoolExecutor(desk.threads) as pool:
        parts = pool.map(lambda at: desk.write(briefs[at : at + _AT_A_TIME]), starts)
        bar = track(
            parts,
            description="Writing creatives",
            total=len(starts),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
        )
        for part in bar:
            yield from part
