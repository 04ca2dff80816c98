"""What every command line shares: errors become one clear line and an exit code."""

import functools
import json
import signal
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import typer

from domain.errors import CreativesError

FAILED, INTERRUPTED = 1, 130


def run(command: Callable[..., Any]) -> NoReturn:
    """Run a typed function as a program: arguments from its signature, help from its docstring.

    What it returns is printed as JSON.

    Exit codes: 0 done, 1 an error that was explained, 2 wrong usage, 130 interrupted.
    """

    @functools.wraps(command)
    def printing(*args: object, **kwargs: object) -> None:
        result = command(*args, **kwargs)
        if result is not None:
            print(json.dumps(result, indent=2))  # noqa: T201 - a program's result

    signal.signal(signal.SIGTERM, _terminate)
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command()(printing)
    try:
        app()
    except CreativesError as error:
        fail(str(error))
    except KeyboardInterrupt:
        print("\ninterrupted; nothing is left running", file=sys.stderr)  # noqa: T201 - a program's last words
        sys.exit(INTERRUPTED)
    sys.exit(0)


def _terminate(signum: int, _: object) -> NoReturn:
    """Leave through every ``finally``: runs are marked killed, children are stopped."""
    sys.exit(128 + signum)


def fail(reason: str) -> NoReturn:
    """Say what went wrong and leave."""
    print(f"error: {reason}", file=sys.stderr)  # noqa: T201 - a program's last words
    sys.exit(FAILED)
