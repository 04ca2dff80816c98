"""Where the weights of trained models lie besides the published bundles."""

from collections.abc import Sequence
from typing import Protocol

from domain.model.promotion.retention import StoredWeights


class WeightStore(Protocol):
    """Weights by the run that trained them; reports, metrics and manifests beside them stay."""

    def stored(self) -> Sequence[StoredWeights]:
        """Every run whose weights are there, and that nobody else refers to."""
        ...

    def size(self, weights: StoredWeights) -> int:
        """Bytes that removing them would free; 0 when they are gone."""
        ...

    def remove(self, weights: StoredWeights) -> None:
        """Remove them; done again after a crash, it removes the rest.

        Raises:
            StorageFault: they cannot be removed.
            TrackingUnavailable: the server refuses, or knows no removal.
        """
        ...
