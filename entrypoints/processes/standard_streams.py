"""Standard input, output and error are always there."""

import os
import sys
from typing import TextIO, cast


def open_closed_streams() -> None:
    """Open the null device where a standard stream was closed by whoever started the program.

    Else the next file or socket that is opened gets its number, and what a library or a child
    process prints lands in it.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # noqa: FBT003 - the lowest number free: this one
    sys.stdin = sys.stdin or _text(0, "r")
    sys.stdout = sys.__stdout__ = sys.stdout or _text(1, "w")  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = sys.stderr or _text(2, "w")  # type: ignore[misc]


def _text(number: int, mode: str) -> TextIO:
    return cast("TextIO", os.fdopen(number, mode, encoding="utf-8", closefd=False))
