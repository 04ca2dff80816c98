"""Images built from the Dockerfile as it stands, on a base image made of Debian's packages."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("onnx", reason="comes with the extra train")

from adapters.storage.bundle_directory import BundleDirectory
from tests.fakes.tiny_bundle import write_tiny_bundle
from tests.image.images import BASE, CommandFailed, build, check_namespaces, exists, make_base

_TOOLS = ("buildah", "crun", "debootstrap", "podman", "unshare")


@pytest.fixture(scope="session")
def base() -> str:
    missing = [name for name in _TOOLS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"no {', '.join(missing)}: run sh scripts/install_buildah.sh as root")
    if os.geteuid() != 0:
        pytest.skip("images are built and run as root")
    try:
        check_namespaces()
        if not exists(BASE):
            make_base()  # of Debian's packages, where they can be reached
    except CommandFailed as error:
        pytest.skip(f"no container can be made here: {error}")
    return BASE


@pytest.fixture(scope="session")
def inference_image(base: str) -> str:
    return build("inference", base)


@pytest.fixture(scope="session")
def data_image(base: str) -> str:
    return build("data", base)


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., Path]:
    """Publishes a model; gives the directory."""

    def published(*, layers: int = 0) -> Path:
        now = datetime.now(UTC).isoformat()
        bundle = write_tiny_bundle(tmp_path / "bundle", created_at=now, layers=layers)
        models = tmp_path / "models"
        BundleDirectory(models).publish(bundle, replace(bundle.manifest, model_version=1))
        return models

    return published


@pytest.fixture
def models(publish: Callable[..., Path]) -> Path:
    """A directory in which a model is published."""
    return publish()
