"""What kubectl builds of deploy/kubernetes, as data."""

import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from shutil import which
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[3]
KUBERNETES = ROOT / "deploy" / "kubernetes"
OVERLAYS = sorted(path.parent.name for path in KUBERNETES.glob("overlays/*/kustomization.yaml"))
MONITORED = "with monitoring"  # an overlay with its line about monitoring taken into use

Json = dict[str, Any]

_SECRET = "drawn-by-chance"  # what stands in for the values of a Secret


def documents(overlay: str, place: Path | None = None) -> list[Json]:
    """Every object of an overlay.

    Args:
        place: of the overlay, where it is not the project's own.
    """
    return list(_built(place or KUBERNETES / "overlays" / overlay))


@cache
def _built(overlay: Path) -> tuple[Json, ...]:
    kubectl = which("kubectl")
    if kubectl is None:
        pytest.skip("kubectl is not on this machine")
    done = subprocess.run(
        [kubectl, "kustomize", str(overlay)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return tuple(yaml.safe_load_all(done.stdout))


def of_kind(objects: list[Json], *kinds: str) -> dict[str, Json]:
    """By name."""
    return {each["metadata"]["name"]: each for each in objects if each["kind"] in kinds}


def pods(objects: list[Json]) -> dict[str, Json]:
    """The template of every pod, by the name of what makes it."""
    deployments = of_kind(objects, "Deployment")
    jobs = of_kind(objects, "CronJob")
    return {name: each["spec"]["template"] for name, each in deployments.items()} | {
        name: each["spec"]["jobTemplate"]["spec"]["template"] for name, each in jobs.items()
    }


def containers(pod: Json) -> list[Json]:
    """Those that initialise included."""
    spec = pod["spec"]
    return [*spec.get("initContainers", []), *spec["containers"]]


def container(pod: Json, name: str) -> Json:
    [found] = [each for each in containers(pod) if each["name"] == name]
    return found


def references(pod: Json) -> Iterator[tuple[str, Json]]:
    """Every ConfigMap and Secret that a pod names: its kind, and how it is named."""
    for each in containers(pod):
        for source in each.get("envFrom", []):
            [(kind, named)] = source.items()
            yield {"configMapRef": "ConfigMap", "secretRef": "Secret"}[kind], named
        for variable in each.get("env", []):
            if "secretKeyRef" in variable.get("valueFrom", {}):
                yield "Secret", variable["valueFrom"]["secretKeyRef"]


def environment(objects: list[Json], container: Json) -> Mapping[str, str]:
    """The variables of a container; of a Secret's, only those that are named one by one."""
    maps = of_kind(objects, "ConfigMap")
    found: dict[str, str] = {}
    for source in container.get("envFrom", []):
        if "configMapRef" in source:
            found |= maps[source["configMapRef"]["name"]]["data"]
    for variable in container.get("env", []):
        found[variable["name"]] = variable.get("value", _SECRET)
    return found
