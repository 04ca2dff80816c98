"""The names of settings: as variables, and the check that every name written down exists."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from inspect import signature
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from entrypoints.settings.errors import SettingsFileUnreadable, UnknownSettings

PREFIX = "CREATIVES_"
DELIMITER = "__"


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
        SettingsFileUnreadable: a setting is written as ``section.name: value``, and sets nothing.
    """
    names = setting_names(model)
    settings = {f"{section}.{name}" for section in names for name in names[section]}
    for name in content:
        if name in settings:
            section, _, setting = name.partition(".")
            reason = f"{name} must be written in two lines: {section}: and, indented, {setting}:"
            raise SettingsFileUnreadable(str(path), reason)
    _refuse_unknown(_yaml_names(content), {*names, *settings}, str(path))


def check_variable_names(
    model: type[BaseModel], variables: Iterable[str], where: str, *, besides: set[str]
) -> None:
    """Refuse variables that do not exist.

    Args:
        variables: their names, in capitals.
        where: they were found, for the message.
        besides: names that are no settings and exist all the same.

    Raises:
        UnknownSettings: names each, with the nearest existing one.
    """
    names = setting_names(model)
    known = {variable_name(section, name) for section in names for name in names[section]} | besides
    _refuse_unknown(variables, known, where)


def as_sections(model: type[BaseModel], variables: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What variables, whose names are in capitals, set: ``{"inference": {"port": "8080"}}``."""
    return {
        section: {
            name: variables[variable_name(section, name)]
            for name in names
            if variable_name(section, name) in variables
        }
        for section, names in setting_names(model).items()
    }


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
