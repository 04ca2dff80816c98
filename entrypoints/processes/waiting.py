"""Waits for something that another process brings about."""

import time
from collections.abc import Callable

_LOOK_SECONDS = 0.1


def wait_until(holds: Callable[[], bool], *, within: float) -> bool:
    """Ask until it holds; False when it did not in so many seconds."""
    deadline = time.monotonic() + within
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(_LOOK_SECONDS)
    return True
