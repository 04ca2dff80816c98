"""A tiny bundle that is registered as a model, and what the service answers with the same one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from adapters.storage.bundle_directory import BundleDirectory
from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.mlflow_registry import MlflowRegistry
from adapters.tracking.mlflow_tracker import MlflowTracker
from domain.model.promotion.bundle import Bundle
from entrypoints.bootstrap.inference import build_inference_parts
from entrypoints.bootstrap.training import MODEL_SCRIPT
from entrypoints.inference_app.app import create_app, served_model
from entrypoints.settings.settings import Settings, override
from tests.fakes.tiny_bundle import write_tiny_bundle

MODEL = "creative-quality"
CHAMPION = f"models:/{MODEL}@champion"
_WORDS = ("Linen Shirt", "Steel Bottle 750 ml", "Oak Desk", "Wool Scarf")
_TITLES = (
    "{}",
    "<b>{}</b>",
    "{} &amp; more",
    "  {}\t ",
    "{} – für Groß & Klein ✅",
)
_DESCRIPTIONS = (
    "Made to last, and easy to clean.",
    "<p>Soft&nbsp;fabric.</p><ul><li>Light</li><li>Warm</li></ul>",
    "<p> </p>",
    "GREAT VALUE!!! &lt;b&gt;Buy&lt;/b&gt;\r\n\r\nNow.",
    "テスト cafe\u0301 cafÃ©",
)
TEXTS = [  # 100 pairs of title and description, most of which need cleaning
    (title.format(word), description)
    for word in _WORDS
    for title in _TITLES
    for description in _DESCRIPTIONS
]


def register_champion(place: Path) -> Bundle:
    """Register a bundle in a database of its own, as version 1, and promote it."""
    bundle = write_tiny_bundle(place / "sealed", created_at=datetime.now(UTC).isoformat())
    connection = MlflowConnection(
        uri=database_of(place), experiment="quality", artifact_root=place / "art ifacts"
    )
    registry = MlflowRegistry(connection, registered_model=MODEL, script=MODEL_SCRIPT)
    with MlflowTracker(connection).run("first") as run:
        registry.register(
            run.run_id, accuracy=0.5, dataset_version=1, bundle=bundle.location, description="tiny"
        )
    registry.promote(1)
    return bundle


def database_of(place: Path) -> str:
    return f"sqlite:///{place / 'mlflow.db'}"


def served_answers(
    bundle: Bundle, models: Path, texts: Sequence[tuple[str, str]] = TEXTS
) -> list[dict[str, Any]]:
    """What /predict of the real service answers, one request for each."""
    BundleDirectory(models).publish(bundle, replace(bundle.manifest, model_version=1))
    settings = override(Settings(), "models", directory=models)
    app = create_app(settings.inference, **build_inference_parts(settings))
    served_model(app).look()
    client = app.test_client()
    answers = []
    for title, description in texts:
        answer = client.post("/predict", json={"title": title, "description": description})
        assert answer.status_code == 200, answer.text
        answers.append({name: answer.json[name] for name in ("quality", "confidence", "truncated")})
    return answers
