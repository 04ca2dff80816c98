"""A session of Spark on this machine, and a model of a few kilobytes."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="comes with the extra spark")
pytest.importorskip("onnx", reason="comes with the extra train")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java", allow_module_level=True)

from adapters.spark.tables import SparkTables, open_tables
from adapters.storage.bundle_directory import BundleDirectory
from entrypoints.settings.settings import Settings, load_settings
from tests.fakes.tiny_bundle import write_tiny_bundle

ROOT = Path(__file__).parents[2]
# Workers import this project, wherever they are started.
os.environ["PYTHONPATH"] = str(ROOT)


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("spark")
    bundle = write_tiny_bundle(place / "bundle", created_at="2026-01-02T00:00:00+00:00")
    manifest = replace(bundle.manifest, model_version=7)
    BundleDirectory(place / "models").publish(bundle, manifest)
    return place / "models"


@pytest.fixture(scope="session")
def tables() -> Iterator[SparkTables]:
    with open_tables("tests", cores=2) as opened:
        yield opened


@pytest.fixture
def settings(models: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name in [name for name in os.environ if name.startswith("CREATIVES_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CREATIVES_MODELS__DIRECTORY", str(models))
    return load_settings()
