"""A store of bundles in an empty directory."""

from pathlib import Path

import pytest

from adapters.storage.bundle_directory import BundleDirectory


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def store(models: Path) -> BundleDirectory:
    return BundleDirectory(models)
