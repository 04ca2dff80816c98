"""A process that is killed right before or after one call to a part of a ``PromotionGate``."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.fakes.promotion_gate import PromotionGate


class Killed(BaseException):
    """Stands for SIGKILL."""


def kill_at(
    gate: PromotionGate, step: tuple[str, str], when: str, act: Callable[[], object]
) -> None:
    """Call ``act``, and end it as SIGKILL would right before or after one call."""
    part, name = getattr(gate, step[0]), step[1]
    half = name.startswith("half")
    name = name.split()[-1]
    intact: Callable[..., Any] = getattr(part, name)

    def dying(*args: Any, **kwargs: Any) -> None:
        if half:  # between the two aliases: the old champion is previous, too
            champion = gate.registry.champion()
            assert champion is not None
            gate.registry.reinstate(champion.version, champion.version)
        elif when == "after":
            intact(*args, **kwargs)
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(part, name, dying)
        with pytest.raises(Killed):
            act()
