"""Removes the weights of models that lost, so that nightly runs do not fill the disk."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.model.promotion.retention import StoredWeights, superseded
from domain.ports.bundle_store import BundleStore
from domain.ports.clock import Clock
from domain.ports.decision_log import DecisionLog
from domain.ports.model_registry import ModelRegistry
from domain.ports.weight_store import WeightStore


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedWeights:
    """Weights that were removed, or would be."""

    weights: StoredWeights
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveOldWeights:
    """What the registry, an unfinished decision or a newest run needs stays (see ``superseded``).

    Attributes:
        keep: newest runs whose weights stay.
    """

    stores: Sequence[WeightStore]
    bundles: BundleStore
    registry: ModelRegistry
    log: DecisionLog
    clock: Clock
    keep: int

    def __call__(self, *, dry_run: bool = False) -> list[RemovedWeights]:
        """Remove them under the lock of promotions; killed at any point, the next call goes on.

        Args:
            dry_run: only say what would be removed.

        Raises:
            StorageFault, TrackingUnavailable: as ``WeightStore.remove``.
            StoreBusy: another run holds the lock for too long.
        """
        removed = []
        with self.bundles.promotion():
            entries, present = self.log.entries(), self.registry.present()
            for store in self.stores:
                for weights in superseded(
                    store.stored(), entries, present, keep=self.keep, now=self.clock()
                ):
                    size = store.size(weights)
                    if not dry_run:
                        store.remove(weights)
                    if size:
                        removed.append(RemovedWeights(weights=weights, size=size))
        return removed
