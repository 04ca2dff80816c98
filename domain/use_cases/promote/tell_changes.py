"""Tell what changed the champion to those who want to know, once it took effect.

A change that is to be told is recorded as such together with its taking effect. So one whose
process was killed before it could tell is told by the next that comes here. This happens outside of
the lock on promotions: a slow receiver keeps nobody from the next one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from domain.errors.base import CreativesError
from domain.model.promotion.champion_change import ChampionChange, change_of
from domain.model.promotion.decision_entry import NOTICE_PENDING
from domain.ports.change_listener import ChangeListener
from domain.ports.decision_log import DecisionLog

_LONGEST = 300  # characters that are recorded of what a listener said


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChange:
    """What became of telling one change to one listener.

    Attributes:
        listener: its name in the settings.
        answer: of the receiver; None when it was not told.
        failure: why it was not told; None when it was.
    """

    change: ChampionChange
    listener: str
    answer: str | None = None
    failure: str | None = None

    @property
    def words(self) -> str:
        said = self.answer if self.failure is None else f"not delivered: {self.failure}"
        return f"{self.listener}: {said}"[:_LONGEST]


@dataclass(frozen=True, slots=True, kw_only=True)
class TellChanges:
    """Tells every change that is still to be told, and records what became of it.

    Attributes:
        listeners: by their names in the settings.
        model: name of the registered model.
    """

    log: DecisionLog
    listeners: Mapping[str, ChangeListener]
    model: str

    def __call__(self) -> Sequence[ToldChange]:
        """Tell them, oldest first; no failure of a listener is raised."""
        told: list[ToldChange] = []
        for entry in self.log.entries() if self.listeners else ():
            if entry.notice == NOTICE_PENDING:
                change = change_of(entry, model=self.model)
                each = [self._tell(name, change) for name in self.listeners]
                self.log.record(replace(entry, notice="; ".join(one.words for one in each)))
                told += each
        return told

    def _tell(self, name: str, change: ChampionChange) -> ToldChange:
        try:
            answer = self.listeners[name](change)
        except CreativesError as error:
            return ToldChange(change=change, listener=name, failure=str(error))
        return ToldChange(change=change, listener=name, answer=answer)
