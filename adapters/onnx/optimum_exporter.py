"""Exports a trained classifier to ONNX with optimum and measures it against the trained one."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from pydantic_core import to_jsonable_python
from transformers import DistilBertForSequenceClassification

from adapters.files.durable_files import replace_directory
from adapters.files.storage_faults import storage_faults_explained
from adapters.onnx.conversion import to_fp32, to_int8
from adapters.onnx.onnx_scorer import load_scorer, load_tokenizer
from adapters.onnx.parity_measurement import measure_parity
from adapters.onnx.trained_classifier import load_classifier, read_metrics, trained_logits
from domain.errors.base import InvalidValue
from domain.errors.evaluation import ExportFailed
from domain.errors.promotion import BundleDamaged
from domain.model.data.split import Examples
from domain.model.evaluation.parity import ParityPolicy, ParityReport, Precision, judge_parity
from domain.model.promotion.bundle import (
    CALIBRATION_FILE,
    CONFIG_FILE,
    METRICS_FILE,
    MODEL_FILE,
    TOKENIZER_FILE,
)


class OptimumExporter:
    """Implements ``ModelExporter``.

    Args:
        threads: onnxruntime may use while parity is measured.
    """

    def __init__(self, *, threads: int = 1) -> None:
        self._threads = threads

    def export(
        self, trained: str, holdout: Examples, policy: ParityPolicy, *, output: str
    ) -> ParityReport:
        if not holdout.texts:
            raise InvalidValue("holdout size", 0, "at least one row")
        source, target = Path(trained), Path(output)
        classifier, metrics = load_classifier(source), read_metrics(source)
        with storage_faults_explained(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as aside:
                candidates = _convert(source, Path(aside))
                with _unusable_as_export_failed():
                    report = self._measure(classifier, candidates, holdout, policy)
                chosen = candidates[report.precision]
                _write_metrics(chosen / METRICS_FILE, metrics, report)
                replace_directory(chosen, target)
        return report

    def _measure(
        self,
        classifier: DistilBertForSequenceClassification,
        candidates: Mapping[Precision, Path],
        holdout: Examples,
        policy: ParityPolicy,
    ) -> ParityReport:
        """Run each candidate as serving will, from its directory, through ``OnnxScorer``."""
        tokenizer = load_tokenizer(str(candidates[Precision.FP32]))
        trained = trained_logits(classifier, tokenizer, holdout.texts)
        measured = {
            precision: measure_parity(
                precision,
                trained=trained,
                exported=load_scorer(str(candidate), threads=self._threads).logits(holdout.texts),
                truth=holdout.labels,
            )
            for precision, candidate in candidates.items()
        }
        return judge_parity(measured[Precision.FP32], measured[Precision.INT8], policy)


def _convert(source: Path, aside: Path) -> dict[Precision, Path]:
    """One directory per precision, each with exactly the model, the tokenizer and the config."""
    converted = aside / "converted"
    to_fp32(source, converted)
    to_int8(converted, converted / Precision.INT8)
    models = {
        Precision.FP32: converted / MODEL_FILE,
        Precision.INT8: converted / Precision.INT8 / MODEL_FILE,
    }
    candidates = {precision: aside / precision for precision in models}
    for precision, model in models.items():
        candidates[precision].mkdir()
        model.replace(candidates[precision] / MODEL_FILE)
        for name in (TOKENIZER_FILE, CONFIG_FILE, CALIBRATION_FILE):
            if name != CALIBRATION_FILE or (source / name).exists():
                copyfile(source / name, candidates[precision] / name)
    return candidates


def _write_metrics(path: Path, metrics: Mapping[str, object], report: ParityReport) -> None:
    parity = to_jsonable_python(report, inf_nan_mode="null")  # no number becomes null
    content = json.dumps({**metrics, "parity": parity}, indent=2)
    path.write_text(content + "\n", encoding="utf-8")


@contextmanager
def _unusable_as_export_failed() -> Iterator[None]:
    """What serving would refuse never becomes a candidate."""
    try:
        yield
    except BundleDamaged as error:
        raise ExportFailed(f"{error.file} {error.reason}") from error
