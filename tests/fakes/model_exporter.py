"""An exporter that converts nothing: the fake scorer reads what the fake trainer wrote."""

import json
from pathlib import Path
from shutil import rmtree

from domain.errors.base import InvalidValue
from domain.errors.training import ModelNotFound
from domain.model.data.split import Examples
from domain.model.evaluation.parity import (
    ParityMeasurement,
    ParityPolicy,
    ParityReport,
    Precision,
    judge_parity,
)
from domain.model.evaluation.predictions import Predictions
from domain.model.promotion.bundle import CONFIG_FILE, METRICS_FILE, MODEL_FILE, TOKENIZER_FILE
from tests.fakes.quality_scorer import load_fake_scorer


class FakeModelExporter:
    """Implements ``ModelExporter``.

    Attributes:
        logit_difference: that is reported for fp32; set it to fail parity.
        label_agreement: of INT8; lower it to fall back to fp32.
    """

    def __init__(self) -> None:
        self.logit_difference = 0.0
        self.label_agreement = 1.0

    def export(
        self, trained: str, holdout: Examples, policy: ParityPolicy, *, output: str
    ) -> ParityReport:
        if not holdout.texts:
            raise InvalidValue("holdout size", 0, "at least one row")
        source, target = Path(trained), Path(output)
        for name in (CONFIG_FILE, "model.safetensors", TOKENIZER_FILE, METRICS_FILE):
            if not (source / name).is_file():
                raise ModelNotFound(trained, f"{name} is missing")
        contents = {name: (source / name).read_bytes() for name in (CONFIG_FILE, TOKENIZER_FILE)}
        metrics = json.loads((source / METRICS_FILE).read_bytes())
        rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        for name, content in {**contents, MODEL_FILE: contents[CONFIG_FILE]}.items():
            (target / name).write_bytes(content)
        report = self._report(output, holdout, policy)
        (target / METRICS_FILE).write_text(json.dumps({**metrics, "parity": report.precision}))
        return report

    def _report(self, location: str, holdout: Examples, policy: ParityPolicy) -> ParityReport:
        predictions = Predictions(
            ids=holdout.ids,
            truth=holdout.labels,
            good_probabilities=[
                score.good for score in load_fake_scorer(location).score(holdout.texts)
            ],
        )
        fp32, int8 = (
            ParityMeasurement(
                precision=precision,
                rows=len(holdout),
                logit_difference=self.logit_difference,
                label_agreement=agreement,
                accuracy=predictions.accuracy,
                accuracy_drop=0.0,
            )
            for precision, agreement in (
                (Precision.FP32, 1.0),
                (Precision.INT8, self.label_agreement),
            )
        )
        return judge_parity(fp32, int8, policy)
