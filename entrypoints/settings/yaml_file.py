"""A YAML file of settings: sections, settings, lists. Every value is the text that was written.

YAML 1.1 reads 010 as 8, yes as true and 2:13:20 as 8000. Here the setting decides, as for a
variable: a text keeps yes, a number takes 010 as ten and refuses 2:13:20. Only null is its own.
"""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from entrypoints.settings.errors import SettingsFileUnreadable
from entrypoints.settings.files import read_settings_text

_DEEPEST = 10  # sections, settings, and lists of lists, which settings then refuse by name


class _Refused(yaml.MarkedYAMLError):
    """YAML that means nothing here; its problem is fit to be shown."""


class _SettingsLoader(yaml.SafeLoader):
    """YAML without types, duplicate keys, references to collections and deep nesting."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML declares it
        letter: [(tag, pattern) for tag, pattern in found if tag == "tag:yaml.org,2002:null"]
        for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    yaml_constructors = {  # noqa: RUF012
        tag: yaml.SafeLoader.yaml_constructors[tag]
        for tag in (*(f"tag:yaml.org,2002:{kind}" for kind in ("null", "str", "seq", "map")), None)
    }
    _depth = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        self._depth += 1
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
        if self._depth > _DEEPEST:
            raise _Refused(problem="is nested too deeply", problem_mark=mark)
        is_alias = self.check_event(yaml.AliasEvent)
        node = super().compose_node(parent, index)
        if is_alias and not isinstance(node, ScalarNode):
            raise _Refused(problem="repeats a list or section by *", problem_mark=mark)
        self._depth -= 1
        return node

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, ScalarNode):
                raise _Refused(problem="has a key that is no text", problem_mark=key.start_mark)
            if key.value in seen:
                problem = "gives the same name a second time"
                raise _Refused(problem=problem, problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def read_yaml(path: Path, *, required: bool) -> dict[str, Any]:
    """Read a settings file; one that is not required may be missing.

    Raises:
        SettingsFileUnreadable: as in ``read_settings_text``, not YAML, or not a mapping.
    """
    text = read_settings_text(path, required=required)
    try:
        content = None if text is None else yaml.load(text, _SettingsLoader)  # noqa: S506 - a safe one
    except yaml.YAMLError as error:  # its own words quote the line, which may hold a key
        raise SettingsFileUnreadable(str(path), _reason(error)) from None
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise SettingsFileUnreadable(str(path), "it must hold sections with settings")
    return {str(key): {} if value is None else value for key, value in content.items()}


def _reason(error: yaml.YAMLError) -> str:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    if isinstance(error, _Refused) and mark:
        return f"line {mark.line + 1} {error.problem}"
    return (
        f"it is not YAML (line {mark.line + 1}, column {mark.column + 1})"
        if mark
        else "it is not YAML"
    )
