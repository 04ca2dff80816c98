"""Who is told that the champion changed."""

from typing import Protocol

from domain.model.promotion.champion_change import ChampionChange


class ChangeListener(Protocol):
    """One receiver outside of this project."""

    def __call__(self, change: ChampionChange) -> str:
        """Tell a change, within a bounded time; a receiver may be told the same one twice.

        Returns: what came back, in a few words for the log.

        Raises:
            NoticeUndelivered: the receiver did not take it.
        """
        ...
