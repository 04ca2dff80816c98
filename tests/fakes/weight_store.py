"""Weights that are remembered, not stored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from domain.model.promotion.retention import StoredWeights


@dataclass
class FakeWeightStore:
    """Every place holds seven bytes; ``on_remove`` is called before one is removed."""

    there: dict[str, StoredWeights] = field(default_factory=dict)
    removals: list[str] = field(default_factory=list)
    on_remove: Callable[[], object] = lambda: None

    def stored(self) -> Sequence[StoredWeights]:
        return list(self.there.values())

    def size(self, weights: StoredWeights) -> int:
        return 7 if weights.place in self.there else 0

    def remove(self, weights: StoredWeights) -> None:
        self.on_remove()
        self.removals.append(weights.place)
        self.there.pop(weights.place, None)
