"""OptimumExporter: the precision it chooses, and what it refuses."""

import errno
import json
import logging
import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest

from adapters.onnx import optimum_exporter
from adapters.onnx.conversion import to_fp32, to_int8
from adapters.onnx.onnx_scorer import load_scorer, load_tokenizer
from adapters.onnx.optimum_exporter import OptimumExporter
from adapters.onnx.trained_classifier import load_classifier, trained_logits
from domain.errors.evaluation import ExportFailed
from domain.errors.storage import StorageFull
from domain.errors.training import ModelNotFound
from domain.model.data.split import Examples
from domain.model.evaluation.parity import ParityPolicy, ParityReport, Precision
from tests.adapters.onnx.conftest import MAX_LENGTH, write_trained

LENIENT = ParityPolicy(min_label_agreement=0, max_accuracy_drop=1)


def export(
    trained: str, holdout: Examples, output: Path, policy: ParityPolicy = LENIENT
) -> ParityReport:
    return OptimumExporter().export(trained, holdout, policy, output=str(output))


def test_fp32_computes_what_training_computed(
    trained: str, holdout: Examples, tmp_path: Path
) -> None:
    report = export(trained, holdout, tmp_path / "exported")
    assert report.fp32.logit_difference < 1e-4
    assert report.fp32.label_agreement == 1
    assert report.int8.logit_difference > 1e-6  # it is another model
    assert report.int8.label_agreement > 0.8
    weights = onnx.load(tmp_path / "exported" / "model.onnx").graph.initializer
    assert onnx.TensorProto.INT8 in {tensor.data_type for tensor in weights}
    parity = json.loads((tmp_path / "exported" / "metrics.json").read_text())["parity"]
    assert parity["precision"] == "int8"
    assert parity["fp32"]["logit_difference"] == report.fp32.logit_difference


def test_int8_weights_leave_room_for_cpus_without_vnni(
    trained: str, holdout: Examples, tmp_path: Path
) -> None:
    export(trained, holdout, tmp_path / "exported")
    tensors = onnx.load(tmp_path / "exported" / "model.onnx").graph.initializer
    signed = [
        onnx.numpy_helper.to_array(t) for t in tensors if t.data_type == onnx.TensorProto.INT8
    ]
    largest = max(int(np.abs(values.astype(int)).max()) for values in signed)
    assert 32 < largest <= 64


def test_a_wrong_int8_model_falls_back_to_fp32(
    trained: str, holdout: Examples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opposite = write_trained(tmp_path / "opposite", reversed_head=True)

    def to_wrong_int8(_: Path, output: Path) -> None:
        to_fp32(Path(opposite), tmp_path / "opposite-fp32")
        to_int8(tmp_path / "opposite-fp32", output)

    monkeypatch.setattr(optimum_exporter, "to_int8", to_wrong_int8)
    report = export(trained, holdout, tmp_path / "exported", ParityPolicy())
    assert report.precision is Precision.FP32
    assert report.passed
    assert report.reasons
    classifier = load_classifier(Path(trained))
    expected = trained_logits(classifier, load_tokenizer(trained), holdout.texts)
    exported = load_scorer(str(tmp_path / "exported")).logits(holdout.texts)
    np.testing.assert_allclose(exported, expected, atol=1e-4)


def test_a_wrong_fp32_model_fails_parity(
    trained: str, holdout: Examples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opposite = write_trained(tmp_path / "opposite", reversed_head=True)
    monkeypatch.setattr(
        optimum_exporter, "to_fp32", lambda _, output: to_fp32(Path(opposite), output)
    )
    assert not export(trained, holdout, tmp_path / "exported", ParityPolicy()).passed


def test_three_classes_are_refused(holdout: Examples, tmp_path: Path) -> None:
    source = write_trained(tmp_path / "trained", classes=3)
    with pytest.raises(ExportFailed, match="logits"):
        export(source, holdout, tmp_path / "exported")
    assert not (tmp_path / "exported").exists()


@pytest.mark.parametrize("name", ["attention_mask", "logits"])
def test_another_name_is_refused(
    trained: str, holdout: Examples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def renamed(source: Path, output: Path) -> None:
        to_fp32(source, output)
        model = onnx.load(output / "model.onnx")
        for value in (*model.graph.input, *model.graph.output):
            value.name = value.name.replace(name, "other")
        for node in model.graph.node:
            for names in (node.input, node.output):
                names[:] = ["other" if found == name else found for found in names]
        onnx.save(model, output / "model.onnx")

    monkeypatch.setattr(optimum_exporter, "to_fp32", renamed)
    with pytest.raises(ExportFailed, match="other"):
        export(trained, holdout, tmp_path / "exported")
    assert not (tmp_path / "exported").exists()


@pytest.mark.parametrize("name", ["model.safetensors", "config.json", "metrics.json"])
def test_an_unreadable_model_is_not_found(
    trained: str, holdout: Examples, tmp_path: Path, name: str
) -> None:
    source = tmp_path / "broken"
    shutil.copytree(trained, source)
    (source / name).write_text("{")
    with pytest.raises(ModelNotFound):
        export(str(source), holdout, tmp_path / "exported")


def test_missing_weights_are_not_filled_with_random_numbers(
    trained: str, holdout: Examples, tmp_path: Path
) -> None:
    source = tmp_path / "deeper"
    shutil.copytree(trained, source)
    config = json.loads((source / "config.json").read_text())
    (source / "config.json").write_text(json.dumps({**config, "n_layers": 3}))
    with pytest.raises(ModelNotFound, match="lacks weights"):
        export(str(source), holdout, tmp_path / "exported")


def test_a_full_disk_leaves_the_former_export(
    trained: str, holdout: Examples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "exported"
    output.mkdir()
    (output / "former.txt").write_text("kept")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(optimum_exporter, "copyfile", full)
    with pytest.raises(StorageFull):
        export(trained, holdout, output)
    assert [path.name for path in tmp_path.iterdir()] == ["exported"]
    assert (output / "former.txt").read_text() == "kept"


def test_long_texts_are_cut_as_in_training(trained: str) -> None:
    assert len(load_tokenizer(trained).encode("lamp " * 50).ids) == MAX_LENGTH


def test_the_libraries_levels_of_logging_are_given_back(
    trained: str, holdout: Examples, tmp_path: Path
) -> None:
    loggers = [logging.getLogger(name) for name in ("transformers", "optimum")]
    levels = [logger.level for logger in loggers]
    export(trained, holdout, tmp_path / "exported")
    assert [logger.level for logger in loggers] == levels
