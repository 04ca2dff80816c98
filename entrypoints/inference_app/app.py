"""The inference service: creatives over HTTP, from the model that is promoted at the moment."""

from threading import BoundedSemaphore

from flask_openapi3 import OpenAPI

from domain.ports.bundle_store import BundleReader
from domain.ports.clock import Clock
from domain.ports.quality_scorer import QualityScorer, ScorerLoader
from entrypoints.http.api import create_api
from entrypoints.inference_app.bounded_scorer import BoundedScorer
from entrypoints.inference_app.metrics import InferenceMetrics
from entrypoints.inference_app.operations import add_operation_routes
from entrypoints.inference_app.predictions import add_prediction_routes
from entrypoints.inference_app.served_model import ServedModel, Stamp
from entrypoints.settings import InferenceSettings

_EXTENSION = "served_model"


def create_app(
    settings: InferenceSettings,
    *,
    reader: BundleReader,
    load: ScorerLoader,
    clock: Clock,
    stamp: Stamp = object,
) -> OpenAPI:
    """The application, for any WSGI server; ``served_model(app).start()`` loads the model.

    Args:
        stamp: a cheap look at what is published; the default differs every time, so that the
            reader is asked, and verifies all digests, at every look.
    """
    app = create_api("Marketing creatives", max_body_bytes=settings.max_body_bytes)
    metrics = InferenceMetrics()
    sessions = BoundedSemaphore(settings.sessions)

    def load_bounded(location: str) -> QualityScorer:
        return BoundedScorer(load(location), sessions=sessions, seconds=metrics.inference_seconds)

    model = ServedModel(
        reader=reader,
        load=load_bounded,
        clock=clock,
        stamp=stamp,
        reload_seconds=settings.reload_seconds,
        on_load=metrics.observe_model,
        on_refusal=metrics.refusals.inc,
    )
    app.extensions[_EXTENSION] = model
    app.after_request(metrics.observe_request)
    add_operation_routes(app, model=model, metrics=metrics)
    add_prediction_routes(app, settings, model=model, metrics=metrics, clock=clock)
    return app


def served_model(app: OpenAPI) -> ServedModel:
    model: ServedModel = app.extensions[_EXTENSION]
    return model
