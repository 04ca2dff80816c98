"""The home directory of a user whom the machine does not know, as containers have them."""

import os
from pathlib import Path

_NOWHERE = "/nonexistent"  # the home of Debian's user nobody


def settle_home() -> None:
    """Where there is no home directory, say so in the way that libraries understand.

    MLflow and others look for files below it and stop where it cannot be told; one that does not
    exist has no such files. Who the user is stays unknown.
    """
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = _NOWHERE
