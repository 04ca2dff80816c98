"""Standard output is a program's result; what else is printed meanwhile goes to standard error."""

import codecs
import ctypes
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout

_STDOUT, _STDERR = 1, 2


def let_no_character_stop_us() -> None:
    """Show characters that the encoding of standard output lacks as escapes, as stderr does."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


@contextmanager
def prints_on_stderr() -> Iterator[None]:
    """Send to standard error what libraries print, be they in Python or C, and child processes."""
    given = sys.stdout
    with redirect_stdout(sys.stderr or io.StringIO()):  # None: it was closed
        # The number of one that was closed may be that of a file by now.
        if sys.__stdout__ is None or sys.__stderr__ is None:
            yield
            return
        kept = os.dup(_STDOUT)
        os.dup2(_STDERR, _STDOUT)
        try:
            yield
        finally:
            # What is not written yet, by those who keep the stream or by C, is no result either.
            given.flush()
            ctypes.CDLL(None).fflush(None)
            os.dup2(kept, _STDOUT)
            os.close(kept)


def print_result(result: object) -> None:
    """As JSON: in UTF-8, or in ASCII where the encoding is another or cannot take a character."""
    text = json.dumps(result, indent=2, ensure_ascii=False)
    if not _is_utf8(text):
        text = json.dumps(result, indent=2)
    print(text)  # noqa: T201 - a program's result


def _is_utf8(text: str) -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if codecs.lookup(encoding).name != "utf-8":
        return False
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, as of a file name that is not UTF-8
        return False
    return True
