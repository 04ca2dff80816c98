"""Where settings are written down, and the check that every name written there exists."""

import os
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from inspect import signature
from pathlib import Path
from typing import Any

import yaml
from dotenv import dotenv_values
from pydantic import BaseModel

from entrypoints.settings.errors import SettingsFileUnreadable, UnknownSettings

PREFIX = "CREATIVES_"
DELIMITER = "__"


def read_yaml(path: Path, *, required: bool) -> dict[str, Any]:
    """Read a settings file; one that is not required may be missing.

    Raises:
        SettingsFileUnreadable: missing though required, not YAML, or not a mapping.
    """
    if not required and not path.exists():
        return {}
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsFileUnreadable(str(path), str(error)) from error
    except yaml.YAMLError as error:  # its own words quote the line, which may hold a key
        raise SettingsFileUnreadable(str(path), _place(error)) from None
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise SettingsFileUnreadable(str(path), "it must hold sections with settings")
    return {str(key): {} if value is None else value for key, value in content.items()}


def _place(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        mark = error.problem_mark
        return f"it is not YAML (line {mark.line + 1}, column {mark.column + 1})"
    return "it is not YAML"


def read_env_file(path: Path) -> dict[str, str | None]:
    """Read the variables of an env file, which may be missing.

    Raises:
        SettingsFileUnreadable: not readable, or not UTF-8.
    """
    if not path.exists():
        return {}
    try:
        return dotenv_values(path, encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsFileUnreadable(str(path), str(error)) from error


def setting_names(model: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """Every section and its settings: ``{"inference": ("host", "port", …), …}``."""
    return {
        section: tuple(signature(field.annotation).parameters)
        for section, field in model.model_fields.items()
        if isinstance(field.annotation, type)
    }


def variable_name(section: str, setting: str) -> str:
    """The environment variable of a setting."""
    return f"{PREFIX}{section}{DELIMITER}{setting}".upper()


def check_yaml_names(model: type[BaseModel], content: Mapping[str, Any], path: Path) -> None:
    """Refuse a settings file with a section or a setting that does not exist.

    Raises:
        UnknownSettings: names each, with the nearest existing one.
    """
    names = setting_names(model)
    known = {*names, *(f"{section}.{name}" for section in names for name in names[section])}
    _refuse_unknown(_yaml_names(content), known, str(path))


def check_variable_names(model: type[BaseModel], env_file: Path, *, besides: set[str]) -> None:
    """Refuse CREATIVES_ variables, in the environment or in .env, that do not exist.

    Raises:
        UnknownSettings: names each, with the nearest existing one.
        SettingsFileUnreadable: as in ``read_env_file``.
    """
    names = setting_names(model)
    known = {variable_name(section, name) for section in names for name in names[section]} | besides
    _refuse_unknown(_ours(os.environ), known, "the environment")
    _refuse_unknown(_ours(read_env_file(env_file)), known, str(env_file))


def _ours(variables: Iterable[str]) -> Iterator[str]:
    return (name.upper() for name in variables if name.upper().startswith(PREFIX))


def _yaml_names(content: Mapping[str, Any]) -> Iterator[str]:
    for section, settings in content.items():
        yield section
        if isinstance(settings, dict):
            yield from (f"{section}.{name}" for name in settings)


def _refuse_unknown(names: Iterable[str], known: set[str], where: str) -> None:
    findings = [
        (name, where, next(iter(get_close_matches(name, known, n=1)), None))
        for name in names
        if name not in known
    ]
    if findings:
        raise UnknownSettings(findings)
