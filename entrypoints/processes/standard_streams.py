"""Standard input, output and error are always there."""

import os
import sys


def open_closed_streams() -> None:
    """Open the null device where a standard stream was closed by whoever started the program.

    Else the next file or socket that is opened gets its number, and what a library or a child
    process prints lands in it.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # noqa: FBT003 - the lowest number free: this one
        if getattr(sys, name) is None:
            stream = os.fdopen(number, mode, encoding="utf-8", closefd=False)
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
