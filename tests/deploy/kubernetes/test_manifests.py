"""Each overlay builds, is what Kubernetes accepts, and its parts find one another."""

import shutil
import tomllib
from pathlib import Path

import pytest

from tests.deploy.kubernetes.manifests import (
    KUBERNETES,
    MONITORED,
    OVERLAYS,
    ROOT,
    Json,
    containers,
    documents,
    of_kind,
    pods,
    references,
)

pytestmark = pytest.mark.parametrize("overlay", [*OVERLAYS, MONITORED])

# The oldest version that has everything that is used, and the newest that the validator knows.
VERSIONS = ("1.31", "1.37")
FOREIGN = {"ServiceMonitor"}  # a kind of the Prometheus operator, whose schema is no part


@pytest.fixture
def objects(overlay: str, tmp_path: Path) -> list[Json]:
    if overlay != MONITORED:
        return documents(overlay)
    shutil.copytree(KUBERNETES, tmp_path / "kubernetes")
    place = tmp_path / "kubernetes" / "overlays" / OVERLAYS[0]
    file = place / "kustomization.yaml"
    text = file.read_text(encoding="utf-8")
    assert "# - ../../components/monitoring" in text
    file.write_text(text.replace("# - ../../", "- ../../"), encoding="utf-8")
    return documents(overlay, place)


@pytest.mark.parametrize("version", VERSIONS)
def test_kubernetes_accepts_every_object(objects: list[Json], overlay: str, version: str) -> None:
    validator = pytest.importorskip("kubernetes_validate", reason="comes with the extra dev")
    for each in objects:
        if each["kind"] not in FOREIGN:
            validator.validate(each, version, strict=True)
    foreign = of_kind(objects, *FOREIGN)
    assert bool(foreign) == (overlay == MONITORED)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_field_that_does_not_exist_is_found(
    objects: list[Json], overlay: str, version: str
) -> None:
    validator = pytest.importorskip("kubernetes_validate", reason="comes with the extra dev")
    [deployment] = of_kind(objects, "Deployment").values()
    wrong = {**deployment, "spec": {**deployment["spec"], "replica": 2}}
    with pytest.raises(validator.ValidationError):
        validator.validate(wrong, version, strict=True)


def test_images_are_of_this_version(objects: list[Json]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    images = {each["image"] for pod in pods(objects).values() for each in containers(pod)}
    version = project["version"]
    assert images == {f"creatives-inference:{version}", f"creatives-train:{version}"}


def test_every_selector_finds_the_pods_it_is_for(objects: list[Json]) -> None:
    labels = {name: pod["metadata"]["labels"] for name, pod in pods(objects).items()}
    selectors = {
        "Deployment": ("selector", "matchLabels"),
        "PodDisruptionBudget": ("selector", "matchLabels"),
        "NetworkPolicy": ("podSelector", "matchLabels"),
        "Service": ("selector",),
    }
    for each in objects:
        if each["kind"] in selectors:
            wanted = each["spec"]
            for key in selectors[each["kind"]]:
                wanted = wanted[key]
            target = each["metadata"]["name"].removesuffix("-monitoring")
            found = {name for name, own in labels.items() if wanted.items() <= own.items()}
            assert found == {target}


def test_what_scales_and_scrapes_names_what_is_there(objects: list[Json], overlay: str) -> None:
    [scaler] = of_kind(objects, "HorizontalPodAutoscaler").values()
    assert scaler["spec"]["scaleTargetRef"]["name"] in of_kind(objects, "Deployment")
    assert "replicas" not in of_kind(objects, "Deployment")["creatives-inference"]["spec"]
    [service] = of_kind(objects, "Service").values()
    for monitor in of_kind(objects, "ServiceMonitor").values():
        wanted = monitor["spec"]["selector"]["matchLabels"]
        assert wanted.items() <= service["metadata"]["labels"].items()
        ports = {port["name"] for port in service["spec"]["ports"]}
        assert {each["port"] for each in monitor["spec"]["endpoints"]} <= ports


def test_every_volume_claim_and_config_map_is_there(objects: list[Json]) -> None:
    claims = of_kind(objects, "PersistentVolumeClaim")
    for pod in pods(objects).values():
        volumes = {each["name"]: each for each in pod["spec"]["volumes"]}
        mounted = {each["name"] for one in containers(pod) for each in one["volumeMounts"]}
        assert mounted == set(volumes)
        for volume in volumes.values():
            assert volume.get("persistentVolumeClaim", {}).get("claimName") in {None, *claims}
        for kind, named in references(pod):
            assert named.get("optional") or named["name"] in of_kind(objects, kind)


def test_pods_are_restricted(objects: list[Json]) -> None:
    """By the Pod Security Standard of that name, and their file system is read-only."""
    for pod in pods(objects).values():
        spec = pod["spec"]
        assert spec["enableServiceLinks"] is spec["automountServiceAccountToken"] is False
        own = spec["securityContext"]
        assert own["runAsNonRoot"]
        assert own["runAsUser"] == own["runAsGroup"] == own["fsGroup"] == 10001
        assert own["seccompProfile"] == {"type": "RuntimeDefault"}
        for each in containers(pod):
            assert each["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }
            assert each["resources"]["limits"].keys() == {"cpu", "memory"}
            assert each["resources"]["requests"].keys() == {"cpu", "memory"}


def test_commands_run_scripts_that_are_there(objects: list[Json]) -> None:
    every = (each for pod in pods(objects).values() for each in containers(pod))
    commands = [each["command"] for each in every if "command" in each]
    assert commands
    for python, script, *_ in commands:
        assert python == "python3"
        assert (ROOT / script).is_file()
