"""Products as a client sends them, and what writes their creatives without a model."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from domain.errors.catalog import ProductFileUnreadable
from domain.model.creative.brief.brief import Brief
from domain.model.data.labelling import Label
from domain.model.evaluation.parity import Precision
from domain.model.evaluation.score import Score
from domain.model.promotion.bundle import BundleManifest
from domain.use_cases.write.write_creatives import WriteCreatives
from entrypoints.bootstrap.cleaning import build_text_cleaner
from entrypoints.bootstrap.copywriting import build_copywriter, read_price
from entrypoints.inference_app.schemas.requests import PredictRequest
from entrypoints.settings.sections import CopywritingSettings
from entrypoints.settings.settings import Settings

Record = Mapping[str, Any]
"""A product as ``POST /predict`` takes it."""

CATALOGUE = Path("tests/creatives/products_60.json")
"""60 products of many kinds of shop, from the project's directory."""

_NO_MODEL = BundleManifest(
    model_version=None,
    run_id="",
    dataset_version=0,
    dataset_digest="",
    label_threshold=0.0,
    precision=Precision.INT8,
    max_length=0,
    accuracy=0.0,
    beats_baseline=None,
    created_at="",
    files={},
)


@dataclass(frozen=True, slots=True)
class FixedScorer:
    """Finds every text equally good."""

    quality: Label

    def score(self, texts: Sequence[str]) -> list[Score]:
        return [Score(float(self.quality))] * len(texts)


def build_writer(settings: Settings, quality: Label = Label.GOOD) -> WriteCreatives:
    """Writes as the service does, for products that are all of one quality, at a fixed time."""
    return WriteCreatives(
        scorer=FixedScorer(quality),
        manifest=_NO_MODEL,
        clock=lambda: datetime(2026, 1, 1, tzinfo=UTC),
        write_copy=build_copywriter(settings),
        clean=build_text_cleaner(),
    )


def read_records(path: Path) -> list[Record]:
    """The products of a JSON file: a list, or one under ``products``.

    Raises:
        ProductFileUnreadable: the file is missing, or something else.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ProductFileUnreadable(str(path), str(error)) from error
    records = document.get("products") if isinstance(document, dict) else document
    if not isinstance(records, list) or not all(
        isinstance(record, dict) and isinstance(record.get("title"), str) for record in records
    ):
        raise ProductFileUnreadable(str(path), "expected a list of products with their titles")
    return records


def read_brief(record: Record, defaults: CopywritingSettings) -> Brief:
    """The brief that the service makes of a request; what a request does not have is left out.

    Raises:
        ValidationError, CreativesError: the service would refuse it.
    """
    known = {name: record[name] for name in PredictRequest.model_fields if name in record}
    return PredictRequest.model_validate(known).brief(defaults, read_price)
