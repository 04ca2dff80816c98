"""Builds the inference service from settings; needs the base dependencies only."""

from datetime import UTC, datetime
from functools import partial

from flask_openapi3 import OpenAPI

from adapters.onnx.onnx_scorer import load_scorer
from adapters.storage.bundle_directory import BundleDirectory
from entrypoints.bootstrap.copywriting import build_copywriter
from entrypoints.inference_app.app import create_app
from entrypoints.settings.settings import Settings


def build_inference_app(settings: Settings) -> OpenAPI:
    """The Flask application over the served bundle of ``models.directory``."""
    bundles = BundleDirectory(
        settings.models.directory, lock_timeout=settings.models.lock_timeout_seconds
    )
    return create_app(
        settings.inference,
        reader=bundles,
        stamp=bundles.stamp,
        load=partial(
            load_scorer,
            sessions=settings.inference.sessions,
            threads=settings.inference.session_threads,
        ),
        clock=lambda: datetime.now(UTC),
        copywriter=build_copywriter(settings),
        copywriting=settings.copywriting,
    )
