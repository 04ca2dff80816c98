"""Catalogues that people bring: files, and addresses of files."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Protocol

from domain.model.catalog.feed import FeedRow, Recognised


class ProductFeed(Protocol):
    """A catalogue that was opened and recognised."""

    @property
    def recognised(self) -> Recognised: ...

    def __iter__(self) -> Iterator[FeedRow]:
        """Its rows in order, in bounded memory; each call reads from the beginning.

        Raises:
            FeedUnreadable: the source ends, changes or stops being readable on the way.
        """
        ...


class FeedReader(Protocol):
    """Opens catalogues."""

    def __call__(self, source: str, *, mapping: PurePath | None = None) -> ProductFeed:
        """Open and recognise; no product is read yet.

        Args:
            source: path of a file, or an https address.
            mapping: a file that says which column is what, in place of the known profiles.

        Raises:
            FeedUnreadable: the source is no catalogue, or has no known columns.
            MappingInvalid: the mapping cannot be read, or names what does not exist.
        """
        ...
