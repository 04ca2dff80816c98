"""The variables that the files of deploy/ set, by the place that sets them."""

import re
import shlex
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DOCKERFILE = ROOT / "deploy" / "Dockerfile"
COMPOSE = ROOT / "deploy" / "compose.yaml"
KUBERNETES = ROOT / "deploy" / "kubernetes"
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


def kubernetes_variables() -> dict[str, dict[str, str]]:
    """Of each env file, and each container of each manifest."""
    files = {
        str(path.relative_to(ROOT)): dict(
            line.split("=", 1)
            for line in path.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")
        )
        for path in KUBERNETES.rglob("*.env")
    }
    manifests = {
        str(path.relative_to(ROOT)): {
            each["name"]: str(each.get("value", ""))
            for each in chain.from_iterable(
                map(_env, yaml.safe_load_all(path.read_text(encoding="utf-8")))
            )
        }
        for path in KUBERNETES.rglob("*.yaml")
    }
    return {**files, **manifests}


def _filled(value: str) -> str:
    return _PLACEHOLDER.sub(lambda found: found[3] if found[2] == "-" else "given", value)


def _env(document: Any) -> Iterator[dict[str, Any]]:
    """Every entry of every ``env`` in a document."""
    if isinstance(document, dict):
        yield from document.get("env", [])
        document = list(document.values())
    if isinstance(document, list):
        for part in document:
            yield from _env(part)
