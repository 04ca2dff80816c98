"""A check between texts, so that work which nobody waits for any more ends."""

from collections.abc import Callable

TimeCheck = Callable[[], None]
"""Called between two texts; raises what ends the work when its time is over."""


def no_limit() -> None:
    """The check of work that may take as long as it does."""
