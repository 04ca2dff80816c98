"""A listener in memory, and changes to tell."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from domain.errors.promotion import NoticeUndelivered
from domain.model.promotion.champion_change import ChampionChange, ChangeKind

PROMOTION = ChampionChange(
    id="promotion-run7",
    event=ChangeKind.PROMOTION,
    model="creative-quality",
    version=7,
    previous_version=6,
    run_id="run7",
    accuracy=0.875,
    decided_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    outcome="promoted",
    reason="more right answers – 35 of 40",
    who=None,
)
ROLLBACK = replace(
    PROMOTION,
    id="rollback-run8",
    event=ChangeKind.ROLLBACK,
    version=6,
    previous_version=7,
    run_id="run8",
    outcome="rolled back",
    reason='worse "captions"',
    who="ada",
)


@dataclass
class FakeListener:
    """Implements ``ChangeListener``.

    Attributes:
        told: what it was told, oldest first.
        fault: why it takes nothing; None: it takes everything.
    """

    told: list[ChampionChange] = field(default_factory=list)
    fault: str | None = None

    def __call__(self, change: ChampionChange) -> str:
        if self.fault is not None:
            raise NoticeUndelivered("the fake", 1, self.fault)
        self.told.append(change)
        return "taken"
