"""What every ModelExporter does, the fake one included."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.onnx.optimum_exporter import OptimumExporter
from domain.errors.base import InvalidValue
from domain.errors.training import ModelNotFound
from domain.model.data.split import Examples
from domain.model.evaluation.parity import ParityPolicy, Precision
from domain.ports.model_exporter import ModelExporter
from tests.fakes.model_exporter import FakeModelExporter

FILES = {"model.onnx", "tokenizer.json", "config.json", "metrics.json"}
MAKERS: list[Callable[[], ModelExporter]] = [FakeModelExporter, OptimumExporter]
LENIENT = ParityPolicy(min_label_agreement=0, max_accuracy_drop=1)


@pytest.fixture(params=MAKERS, ids=lambda maker: maker.__name__)
def exporter(request: pytest.FixtureRequest) -> ModelExporter:
    made: ModelExporter = request.param()
    return made


def test_writes_what_serving_needs_and_nothing_beside_it(
    exporter: ModelExporter, trained: str, holdout: Examples, tmp_path: Path
) -> None:
    output = tmp_path / "runs" / "exported"
    report = exporter.export(trained, holdout, LENIENT, output=str(output))
    assert {path.name for path in output.iterdir()} == FILES
    assert list(output.parent.iterdir()) == [output]
    assert report.passed
    assert report.precision is Precision.INT8
    assert report.fp32.rows == report.int8.rows == len(holdout)
    metrics = json.loads((output / "metrics.json").read_text())
    assert metrics["accuracy"] == 0.5
    assert "parity" in metrics


def test_replaces_the_directory(
    exporter: ModelExporter, trained: str, holdout: Examples, tmp_path: Path
) -> None:
    output = tmp_path / "exported"
    output.mkdir()
    (output / "stale.txt").write_text("of an earlier run")
    exporter.export(trained, holdout, LENIENT, output=str(output))
    assert {path.name for path in output.iterdir()} == FILES


@pytest.mark.parametrize(
    "name", ["model.safetensors", "tokenizer.json", "config.json", "metrics.json"]
)
def test_an_incomplete_model_is_not_exported(
    exporter: ModelExporter, trained: str, holdout: Examples, tmp_path: Path, name: str
) -> None:
    source, output = tmp_path / "incomplete", tmp_path / "exported"
    shutil.copytree(trained, source)
    (source / name).unlink()
    with pytest.raises(ModelNotFound, match=name):
        exporter.export(str(source), holdout, LENIENT, output=str(output))
    assert not output.exists()


def test_parity_needs_rows(exporter: ModelExporter, trained: str, tmp_path: Path) -> None:
    nothing = Examples(ids=[], texts=[], labels=[])
    with pytest.raises(InvalidValue):
        exporter.export(trained, nothing, LENIENT, output=str(tmp_path / "exported"))
