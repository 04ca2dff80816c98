"""Files that hold settings, as text of bounded size."""

import os
import stat
from pathlib import Path

from entrypoints.settings.errors import SettingsFileUnreadable

MAX_BYTES = 262_144  # thirty times config.yaml; PyYAML reads as much in about three seconds


def read_settings_text(path: Path, *, required: bool) -> str | None:
    """The text of a file; None where it is missing and need not be there.

    A link that leads to nothing is no missing file: settings were meant to be there.

    Raises:
        SettingsFileUnreadable: missing though required, a directory, not readable, not UTF-8, with
            NUL characters, or larger than ``MAX_BYTES``.
    """
    try:
        content = _content(path)
    except FileNotFoundError as error:
        if not required and not path.is_symlink():
            return None
        raise SettingsFileUnreadable(str(path), str(error)) from error
    except OSError as error:
        raise SettingsFileUnreadable(str(path), str(error)) from error
    if len(content) > MAX_BYTES:
        raise SettingsFileUnreadable(str(path), f"it has more than {MAX_BYTES:,} bytes")
    return _text(content, path)


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        if stat.S_ISDIR(os.fstat(file.fileno()).st_mode):  # where opening one is no error
            raise IsADirectoryError(str(path))
        return file.read(MAX_BYTES + 1)


def _text(content: bytes, path: Path) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SettingsFileUnreadable(str(path), f"line {line} is not UTF-8") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        reason = f"line {line} has a NUL character; is it UTF-16? Save it as UTF-8"
        raise SettingsFileUnreadable(str(path), reason)
    return text
