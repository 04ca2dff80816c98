"""The workflow on GitHub runs what a release must pass."""

import re
from configparser import ConfigParser
from typing import Any

import yaml

from tests.deploy.deployed import ROOT, compose

JOBS: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))[
    "jobs"
]


def _matrix(job: str) -> dict[str, Any]:
    return dict(JOBS[job]["strategy"]["matrix"])


def test_every_environment_of_tox_is_run() -> None:
    tox = ConfigParser(interpolation=None)
    tox.read(ROOT / "tox.ini", encoding="utf-8")
    needed = {name.strip() for name in tox["tox"]["envlist"].split(",")}
    run = {
        *_matrix("quick")["environment"],
        *(each["environment"] for each in _matrix("tests")["include"]),
        "image",  # there the job "images" builds with Docker, on the official base image
    }
    assert run == needed | {"quick"}


def test_an_environment_runs_on_its_python() -> None:
    for each in _matrix("tests")["include"]:
        named = re.fullmatch(r"py3(\d+)", each["environment"])
        assert each["python"] == (f"3.{named[1]}" if named else "3.11")


def test_every_image_is_built() -> None:
    built = {
        service["build"]["target"]
        for service in compose()["services"].values()
        if "build" in service
    }
    assert set(_matrix("images")["target"]) == built
