"""Images built from the Dockerfile as it stands, on a base image made of Debian's packages."""

import os
import shutil
from pathlib import Path

import pytest

pytest.importorskip("onnx", reason="comes with the extra train")

from tests.image.images import BASE, build, exists, make_base
from tests.image.small_model import publish

_TOOLS = ("buildah", "crun", "debootstrap", "podman", "unshare")


@pytest.fixture(scope="session")
def base() -> str:
    missing = [name for name in _TOOLS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"no {', '.join(missing)}: run sh scripts/install_buildah.sh as root")
    if os.geteuid() != 0:
        pytest.skip("images are built and run as root")
    if not exists(BASE):
        make_base()
    return BASE


@pytest.fixture(scope="session")
def inference_image(base: str) -> str:
    return build("inference", base)


@pytest.fixture(scope="session")
def data_image(base: str) -> str:
    return build("data", base)


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A directory in which a model is published."""
    publish(tmp_path / "models")
    return tmp_path / "models"
