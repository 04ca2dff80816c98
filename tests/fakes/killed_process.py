"""A process that dies around one call to a part of the arena."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.fakes.promotion_arena import Arena


class Killed(BaseException):
    """Stands for SIGKILL."""


def kill_at(arena: Arena, step: tuple[str, str], when: str, act: Callable[[], object]) -> None:
    """Do something in a process that dies right before or after one call."""
    part, name = getattr(arena, step[0]), step[1]
    half = name.startswith("half")
    name = name.split()[-1]
    intact: Callable[..., Any] = getattr(part, name)

    def dying(*args: Any, **kwargs: Any) -> None:
        if half:  # between the two aliases: the old champion is previous, too
            champion = arena.registry.champion()
            assert champion is not None
            arena.registry.reinstate(champion.version, champion.version)
        elif when == "after":
            intact(*args, **kwargs)
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(part, name, dying)
        with pytest.raises(Killed):
            act()
