"""Files that marketers bring and take away."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Protocol

from domain.model.creative.brief.brief import Brief
from domain.model.creative.creative import Creative


class ProductReader(Protocol):
    """Reads products that people bring."""

    def __call__(self, path: PurePath) -> list[Brief]:
        """Each product, in order.

        Raises:
            ProductFileUnreadable: the file cannot be read, or has no products.
            RowsInvalid: names every row at fault.
        """
        ...


class CreativeWriter(Protocol):
    """Writes creatives for people to take away."""

    def __call__(
        self, path: PurePath, briefs: Sequence[Brief], creatives: Sequence[Creative]
    ) -> None:
        """One row for each text; the file is whole or what it was before.

        Raises:
            ResultNotWritten: the disk or the place refuses.
        """
        ...
