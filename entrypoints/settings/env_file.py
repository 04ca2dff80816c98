"""An env file: variables as lines NAME=value. A line that cannot be read is never passed over."""

import os
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path

from dotenv.parser import Binding, parse_stream
from dotenv.variables import parse_variables

from entrypoints.settings.errors import SettingsFileUnreadable
from entrypoints.settings.files import MAX_BYTES, read_settings_text

_MOST_CHARACTERS = MAX_BYTES  # of all values together, with what ${NAME} stands for


def read_env_file(path: Path, prefix: str) -> dict[str, str]:
    """The variables of an env file, which may be missing; names as they are written.

    Args:
        prefix: of our variables, with which names begin that must have a value.

    Raises:
        SettingsFileUnreadable: as in ``read_settings_text``, or a line cannot be read; names it.
    """
    text = read_settings_text(path, required=False)
    if text is None:
        return {}
    bindings = [each for each in parse_stream(StringIO(text)) if each.key or each.error]
    for each in bindings:
        _check(each, prefix, path)
    return _with_values(bindings, path)


def _check(binding: Binding, prefix: str, path: Path) -> None:
    """Messages name the line and never quote it, because it may hold a key."""
    key, value = binding.key or "", binding.value
    if binding.error:
        reason = "is no NAME=value; is a quote not closed?"
    elif value is None and key.upper().startswith(prefix):
        reason = "has no = behind the name"
    elif re.search(rf"\n\s*(export\s+)?{prefix}\w+\s*=", value or "", re.IGNORECASE):
        reason = "opens a quote that holds another setting; is it not closed?"
    else:
        return
    blank = binding.original.string  # begins with the blank lines before the line
    line = binding.original.line + blank[: len(blank) - len(blank.lstrip())].count("\n")
    raise SettingsFileUnreadable(str(path), f"line {line} {reason}")


def _with_values(bindings: list[Binding], path: Path) -> dict[str, str]:
    """With ${NAME} replaced, as dotenv does, but never by more than the bound."""
    found: dict[str, str] = {}
    left = _MOST_CHARACTERS
    for each in bindings:
        if each.key and each.value is not None:
            value = ""
            for part in _parts(each.value, {**os.environ, **found}):
                value += part
                left -= len(part)
                if left < 0:
                    raise SettingsFileUnreadable(
                        str(path), f"line {each.original.line} is too long"
                    )
            found[each.key] = value
    return found


def _parts(value: str, variables: Mapping[str, str]) -> Iterator[str]:
    return (part.resolve(variables) for part in parse_variables(value))
