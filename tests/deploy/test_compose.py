"""What no schema of compose files says about ours."""

import os
import re
import shutil
import subprocess

import pytest

from entrypoints.settings.settings import Settings
from tests.deploy.deployed import COMPOSE, compose, image_variables

SERVICES = compose()["services"]
# Their secrets may be given by nothing but the environment.
SECRET = re.compile(r"PASSWORD$|SECRET|_KEYS?$")
DEFAULTS = Settings()


def test_no_secret_stands_in_the_file() -> None:
    set_here = {
        (name, key): value
        for name, service in SERVICES.items()
        for key, value in service.get("environment", {}).items()
        if SECRET.search(key)
    }
    assert set_here
    for place, value in set_here.items():
        assert re.fullmatch(r"\$\{\w+(:\?.+|:-)\}", value), place


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_can_write_to_volumes_only(name: str) -> None:
    assert SERVICES[name]["read_only"] is True
    assert "no-new-privileges:true" in SERVICES[name]["security_opt"]
    named = {volume.split(":")[0] for volume in SERVICES[name].get("volumes", ())}
    files = {volume for volume in named if volume.startswith("./")}
    assert named - files <= set(compose()["volumes"])
    assert all((COMPOSE.parent / file).exists() for file in files)


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_that_stays_has_a_health_check(name: str) -> None:
    service = SERVICES[name]
    of_image = service.get("build", {}).get("target") in {"inference", "data"}
    assert of_image or "healthcheck" in service or service["restart"] == "no"


def test_only_this_machine_reaches_the_ports() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", ())]
    assert f"127.0.0.1:{DEFAULTS.inference.port}:{DEFAULTS.inference.port}" in ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_inference_has_time_to_drain() -> None:
    needed = DEFAULTS.inference.drain_grace_seconds + DEFAULTS.inference.drain_seconds
    assert int(SERVICES["inference"]["stop_grace_period"].removesuffix("s")) > needed


def test_targets_are_stages_of_the_dockerfile() -> None:
    built = {service["build"]["target"] for service in SERVICES.values() if "build" in service}
    assert built == {"inference", "data", "train", "airflow"}
    assert built <= set(image_variables())


def test_docker_takes_the_file_and_asks_for_what_is_missing() -> None:
    docker = shutil.which("docker")
    command = [docker or "", "compose", "--file", str(COMPOSE), "config", "--quiet"]
    if docker is None or subprocess.run([docker, "compose", "version"], check=False).returncode:
        pytest.skip("docker compose is not installed")
    named = re.findall(r"\$\{(\w+):\?", COMPOSE.read_text(encoding="utf-8"))
    without = {name: value for name, value in os.environ.items() if name not in named}
    refused = subprocess.run(command, env=without, capture_output=True, text=True, check=False)
    assert refused.returncode != 0
    assert any(name in refused.stderr for name in named)
    secrets = dict.fromkeys(named, "something")
    subprocess.run(command, env={**without, **secrets}, check=True)
