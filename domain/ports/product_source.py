"""Where products come from."""

from typing import Protocol

from domain.model.data.dataset import Collection


class ProductSource(Protocol):
    """Gives product collections on request."""

    def fetch(self, *, count: int, seed: int | None) -> Collection:
        """Ask for ``count`` products; the same seed gives the same products.

        Raises:
            InvalidValue: count or seed is out of range.
            SourceUnavailable: no answer after all retries.
            SourceMalformed: the answer is not the collection that was asked for.
        """
        ...
