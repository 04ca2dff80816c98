"""Where products come from."""

from typing import Protocol

from domain.model.data.dataset import Collection


class ProductSource(Protocol):
    """Gives the products that are new."""

    def fetch(self, *, since: str | None) -> Collection:
        """All rows that are newer than a cursor, with the cursor to ask with the next time.

        Asked again with the same cursor it gives the same rows, or newer ones beside them.

        Args:
            since: the cursor of the newest dataset version; empty for versions that have none;
                None where there is no version yet. Cursors of other sources mean nothing here.

        Raises:
            InvalidValue: what was configured is out of range.
            SourceUnavailable: no answer after all retries.
            SourceMalformed: the answer is not what was asked for.
            FeedUnreadable, MappingInvalid: a file cannot be read as a catalogue.
        """
        ...
