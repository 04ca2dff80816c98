"""A bundle: everything serving loads, with the digests that prove it is whole."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.model.data.label_rule import LabelRule
from domain.model.evaluation.parity import Precision
from domain.model.training.calibration import UNCALIBRATED, Calibration

BUNDLE_SCHEMA_VERSION = 1
MANIFEST_FILE = "bundle.json"
MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
CONFIG_FILE = "config.json"
METRICS_FILE = "metrics.json"
REPORT_FILE = "report.html"
CARD_FILE = "README.md"
CALIBRATION_FILE = "calibration.json"  # a bundle without it has temperature 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleManifest:
    """What bundle.json says.

    Attributes:
        schema_version: of the manifest itself.
        model_version: version in the model registry; None until the model is promoted.
        run_id: the tracking run that trained the model.
        dataset_version: number of the dataset version it was trained on.
        dataset_digest: digest of exactly the rows it was trained on.
        label_threshold: the number from which a product is good for this model: stars or a rate.
        label: what a good product is, in words; empty in bundles that were made before it was said.
        precision: of the weights in model.onnx.
        max_length: tokens after which a text is cut, as in training.
        accuracy: on the holdout of its dataset version, 0 to 1.
        beats_baseline: whether that is above the majority class; None until it was compared.
        created_at: ISO 8601, UTC.
        files: file name -> hexadecimal sha256, of every other file of the bundle.
    """

    schema_version: int = BUNDLE_SCHEMA_VERSION
    model_version: int | None
    run_id: str
    dataset_version: int
    dataset_digest: str
    label_threshold: float
    label: str = ""
    precision: Precision
    max_length: int
    accuracy: float
    beats_baseline: bool | None
    created_at: str
    files: Mapping[str, str]

    @property
    def label_words(self) -> str:
        """What a good product is for this model."""
        return self.label or LabelRule(stars=self.label_threshold).words(self.label_threshold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A verified bundle: its manifest, and the directory its files lie in.

    Attributes:
        calibration: the temperature that the model's scores are made with.
    """

    location: str
    manifest: BundleManifest
    calibration: Calibration = UNCALIBRATED
