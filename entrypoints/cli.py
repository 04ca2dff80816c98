"""What every command line shares: errors become one clear line and an exit code."""

import functools
import getpass
import inspect
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pkgutil import resolve_name
from typing import Any, NoReturn

import typer

from domain.errors.base import CreativesError, InvalidValue
from domain.errors.storage import fault_behind
from entrypoints.extras import missing_extra
from entrypoints.processes.home import settle_home
from entrypoints.processes.loopback import reach_loopback_directly
from entrypoints.processes.result_output import (
    let_no_character_stop_us,
    print_result,
    prints_on_stderr,
)
from entrypoints.processes.standard_streams import open_closed_streams
from entrypoints.processes.termination import (
    end_on_sigterm_while_importing,
    interruptible_again,
    leaving_on_sigterm,
)

# Before what a program imports next opens files and keeps them open, as some libraries do.
open_closed_streams()

FAILED, INTERRUPTED = 1, 130


def run(
    command: Callable[..., Any] | str, *, exit_code: Callable[[Any], int] = lambda _: 0
) -> NoReturn:
    """Run a typed function as a program: arguments from its signature, help from its docstring.

    What it returns is printed as JSON, alone on standard output; a function that returns None has
    that for its own words.

    Args:
        command: as MODULE:FUNCTION where importing the module already needs an extra.
        exit_code: of what it returned.

    Exit codes: 0 done, 1 an error that was explained, 2 wrong usage, 130 interrupted; a command may
    have more.
    """
    end_on_sigterm_while_importing()
    settle_home()
    try:
        function = resolve_name(command) if isinstance(command, str) else command
    except ModuleNotFoundError as error:
        _explain(error)

    promises_json = inspect.signature(function).return_annotation is not None

    @functools.wraps(function)
    def printing(*args: object, **kwargs: object) -> None:
        try:
            with prints_on_stderr() if promises_json else nullcontext():
                result = function(*args, **kwargs)
        except KeyboardInterrupt:  # here, because typer would print no more than "Aborted."
            print("\ninterrupted; nothing is left running", file=sys.stderr)  # noqa: T201 - a program's last words
            sys.exit(INTERRUPTED)
        if result is not None:
            print_result(result)
            if code := exit_code(result):
                sys.exit(code)

    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command()(printing)
    reach_loopback_directly()
    let_no_character_stop_us()
    interruptible_again()
    try:
        with leaving_on_sigterm():
            app()
    except (CreativesError, ModuleNotFoundError, OSError, MemoryError) as error:
        _explain(error)
    sys.exit(0)


def _explain(error: Exception) -> NoReturn:
    """Say what a person can do about an error; an unexpected error keeps its traceback."""
    explained = missing_extra(error) or fault_behind(error) or error
    if not isinstance(explained, CreativesError):
        raise error
    fail(str(explained))


def login_name() -> str:
    """Who runs the program.

    Raises:
        InvalidValue: the machine does not know, as in a container with a user of no name.
    """
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise InvalidValue("--who", None, "given here, where the login name is unknown") from error


def fail(reason: str) -> NoReturn:
    """Say what went wrong and leave."""
    print(f"error: {reason}", file=sys.stderr)  # noqa: T201 - a program's last words
    sys.exit(FAILED)
