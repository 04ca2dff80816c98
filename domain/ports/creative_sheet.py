"""Files of creatives that people take away: their form."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.platform import Platform
from domain.model.creative.sheet import SheetNames, WrittenProduct


class CreativeSheet(Protocol):
    """One form of a file; it is written part by part, in several processes."""

    @property
    def identity(self) -> str:
        """The same for sheets that give the same rows."""
        ...

    def head(self) -> bytes:
        """What stands before the first product."""
        ...

    def part(self, written: WrittenProduct) -> bytes:
        """A product's rows.

        Raises:
            InvalidProduct: the product lacks what this form needs.
        """
        ...

    def finish(self, parts: Path) -> Path:
        """Make the file of its head and parts, which may be that file itself.

        Args:
            parts: a file of them; another one may be written beside it.

        Raises:
            OSError: the disk or the place refuses.
        """
        ...


class SheetKind(Protocol):
    """A form of file, before it is known what is to be written.

    Attributes:
        platforms: that it is for; empty: any.
        most_variants: that it has a place for.
    """

    @property
    def platforms(self) -> tuple[Platform, ...]: ...

    @property
    def most_variants(self) -> int: ...

    def sheet(self, campaign: Campaign, names: SheetNames) -> CreativeSheet: ...


ChooseSheet = Callable[[str | None, str], SheetKind]
"""Kind of a sheet by its name, or by the name of the file alone.

Raises:
    InvalidValue: there is none of that name, or it cannot be in such a file.
"""
