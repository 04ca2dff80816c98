"""The variables that the Dockerfile and the compose file set, by the place that sets them."""

import re
import shlex
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DOCKERFILE = ROOT / "deploy" / "Dockerfile"
COMPOSE = ROOT / "deploy" / "compose.yaml"
# In a variable's place stands what is taken without it, and any text where one must be given.
_PLACEHOLDER = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


def image_variables() -> dict[str, dict[str, str]]:
    """Of each stage of the Dockerfile, with those it inherits."""
    text = DOCKERFILE.read_text(encoding="utf-8").replace("\\\n", " ")
    stages: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        match shlex.split(line, comments=True):
            case ["FROM", base, "AS", name]:
                stage = stages[name] = dict(stages.get(base, {}))
            case ["ENV", *pairs]:
                stage.update(pair.split("=", 1) for pair in pairs)
    return stages


def compose() -> Any:
    return yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))


def compose_variables() -> dict[str, dict[str, str]]:
    """Of each service that is built here, with those of its image."""
    images = image_variables()
    return {
        name: {
            **images[service["build"]["target"]],
            **{key: _filled(value) for key, value in service.get("environment", {}).items()},
        }
        for name, service in compose()["services"].items()
        if "build" in service
    }


def _filled(value: str) -> str:
    return _PLACEHOLDER.sub(lambda found: found[3] if found[2] == "-" else "given", value)
