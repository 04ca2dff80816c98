"""A process that is killed, or a disk that fails, at a chosen durable step of a real adapter."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

STEPS = ("fsync", "mkdir", "replace", "unlink", "write")


class SimulatedKill(BaseException):
    """Passes every ``except Exception``, as SIGKILL does."""


@contextmanager
def fail_at(step: int, fail: Callable[[], None]) -> Iterator[None]:
    """Call ``fail`` in place of the step-th durable step and of all after it.

    A write that fails has written half of its bytes.
    """
    done = 0

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            nonlocal done
            done += 1
            if done == step and name == "write":
                real(args[0], bytes(args[1])[: len(args[1]) // 2])
            if done >= step:
                fail()
            return real(*args, **options)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, counted(name, getattr(os, name)))
        yield


@contextmanager
def killed_at(step: int) -> Iterator[list[bool]]:
    """Raise ``SimulatedKill`` at a step and at every later one: a killed process cleans nothing up.

    Yields a list that holds True afterwards if the block was killed.
    """
    killed: list[bool] = []

    def die() -> None:
        raise SimulatedKill

    try:
        with fail_at(step, die):
            yield killed
    except SimulatedKill:
        killed.append(True)
