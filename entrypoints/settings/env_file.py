"""An env file: variables as lines NAME=value. A line that cannot be read is never passed over."""

import os
import re
from collections import Counter
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from dotenv.parser import Binding, parse_stream
from dotenv.variables import Atom, Variable, parse_variables

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
    given: Counter[str] = Counter()
    for each in bindings:
        name = (each.key or "").upper()
        given[name] += 1
        _check(each, prefix, path, is_repeated=name.startswith(prefix) and given[name] > 1)
    return _with_values(bindings, prefix, path)


def _check(binding: Binding, prefix: str, path: Path, *, is_repeated: bool) -> None:
    """Messages name the line and never quote it, because it may hold a key."""
    key, value = binding.key or "", binding.value
    if binding.error:
        reason = "is no NAME=value; is a quote not closed?"
    elif prefix.rstrip("_") in key.upper() and not re.fullmatch(r"\w+", key):
        reason = "has a name with more than letters, digits and _"
    elif is_repeated:
        reason = "gives the same name a second time"
    elif value is None and key.upper().startswith(prefix):
        reason = "has no = behind the name"
    elif re.search(rf"\n\s*(export\s+)?{prefix}\w+\s*=", value or "", re.IGNORECASE):
        reason = "opens a quote that holds another setting; is it not closed?"
    else:
        return
    raise SettingsFileUnreadable(str(path), f"line {_line(binding)} {reason}")


def _line(binding: Binding) -> int:
    blank = binding.original.string  # begins with the blank lines before the line
    return binding.original.line + blank[: len(blank) - len(blank.lstrip())].count("\n")


def _with_values(bindings: list[Binding], prefix: str, path: Path) -> dict[str, str]:
    """With ${NAME} replaced, as dotenv does, but never by more than the bound.

    In a value of ours NAME must exist: without it the setting would be cut, or count as not given.
    """
    found: dict[str, str] = {}
    left = _MOST_CHARACTERS
    for each in bindings:
        if each.key and each.value is not None:
            value, variables = "", {**os.environ, **found}
            for part in parse_variables(each.value):
                if each.key.upper().startswith(prefix) and _is_unknown(part, variables):
                    reason = f"line {_line(each)} takes a variable that is not set"
                    raise SettingsFileUnreadable(str(path), reason)
                text = part.resolve(variables)
                value += text
                left -= len(text)
                if left < 0:
                    raise SettingsFileUnreadable(str(path), f"line {_line(each)} is too long")
            found[each.key] = value
    return found


def _is_unknown(part: Atom, variables: Mapping[str, str]) -> bool:
    return isinstance(part, Variable) and part.default is None and part.name not in variables
