"""Results that take long to write, so that a killed run can be gone on with."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from domain.model.catalog.feed import FeedFault
from domain.ports.creative_sheet import CreativeSheet

Identity = Mapping[str, str]
"""What a result is made of and with, by name: a run with another identity is another run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run has come.

    Attributes:
        rows: of the feed that were dealt with.
        digest: of those rows.
        counts: of the summary.
    """

    rows: int = 0
    digest: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


class UnfinishedResult(Protocol):
    """A result that grows beside its target, and the rejected rows beside it.

    Attributes:
        progress: how far it is; that of the run which is gone on with at first.
        is_complete: whether nothing but ``finish`` is left to do.
    """

    @property
    def progress(self) -> Progress: ...

    @property
    def is_complete(self) -> bool: ...

    def add(self, progress: Progress, part: bytes, faults: Sequence[FeedFault]) -> None:
        """Add durably, all or nothing.

        Raises:
            StorageFull, ResultNotWritten: what was added before stands.
        """
        ...

    def finish(self) -> Path | None:
        """Put the result in its place, whole, and say where the rejected rows are, if any.

        Raises:
            StorageFull, ResultNotWritten: the target is what it was.
        """
        ...

    def discard(self) -> None:
        """Leave nothing but the target as it was."""
        ...


class OpenResult(Protocol):
    def __call__(
        self, target: Path, sheet: CreativeSheet, identity: Identity, *, resume: bool
    ) -> AbstractContextManager[UnfinishedResult]:
        """Begin a result, or go on with one that was begun.

        Args:
            resume: False begins anew; True begins anew where there is nothing to go on with.

        Raises:
            StoreBusy: another run writes this target.
            ResumeRefused: what is there was begun with another identity, or is damaged.
            StorageFull, ResultNotWritten: as the disk or the place refuse.
        """
        ...
