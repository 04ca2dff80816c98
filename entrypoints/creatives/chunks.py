"""The rows of a feed in chunks, each with what the journal of a run says of it."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from domain.errors.catalog import ResumeRefused
from domain.model.catalog.feed import FeedFault, FeedProduct, FeedRow, FeedSkip
from domain.ports.product_feed import ProductFeed
from domain.ports.unfinished_result import Progress
from entrypoints.creatives.order import skipped

_ROWS = 32  # between two entries of the journal; a second's work of one core


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedProduct:
    """A product of a feed.

    Attributes:
        number: among its products, from 1.
        place: in its chunk.
    """

    number: int
    place: int
    row: FeedProduct


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Some rows that follow one another.

    Attributes:
        faults: with their places in the chunk.
        digest: of all rows of the feed to the end of this chunk.
    """

    rows: int
    digest: str
    products: Sequence[NumberedProduct]
    faults: Sequence[tuple[int, FeedFault]]
    counts: Counter[str]


def chunks(feed: ProductFeed, begun: Progress, target: str) -> Iterator[Chunk]:
    """The chunks that a run has not yet dealt with.

    Raises:
        ResumeRefused: the rows it has dealt with are others now.
    """
    rows, digest = iter(feed), hashlib.sha256()
    number = 0
    for row in islice(rows, begun.rows):
        digest.update(repr(row).encode())
        number += isinstance(row, FeedProduct)
    if begun.rows and digest.hexdigest() != begun.digest:
        raise ResumeRefused(target, "the products it was begun with have changed")
    while chunk := list(islice(rows, _ROWS)):
        for row in chunk:
            digest.update(repr(row).encode())
        yield _chunk(chunk, number, digest.hexdigest())
        number += sum(isinstance(row, FeedProduct) for row in chunk)


def _chunk(rows: Sequence[FeedRow], number: int, digest: str) -> Chunk:
    products: list[NumberedProduct] = []
    faults: list[tuple[int, FeedFault]] = []
    counts: Counter[str] = Counter()
    for place, row in enumerate(rows):
        match row:
            case FeedProduct():
                number += 1
                products.append(NumberedProduct(number=number, place=place, row=row))
                counts["merged"] += row.merged
            case FeedFault():
                faults.append((place, row))
            case FeedSkip():
                counts[skipped(row.reason)] += 1
    counts["read"] = len(rows)
    return Chunk(rows=len(rows), digest=digest, products=products, faults=faults, counts=counts)
