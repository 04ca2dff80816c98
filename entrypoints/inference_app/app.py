"""The inference service: creatives over HTTP, from the model that is promoted at the moment."""

from flask_openapi import OpenAPI

from domain.model.creative.sheet import CsvForm
from domain.ports.bundle_store import BundleReader
from domain.ports.clock import Clock
from domain.ports.price_reader import PriceReader
from domain.ports.quality_scorer import ScorerLoader
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.write.write_copy import WriteCopy
from entrypoints.http.api import create_api
from entrypoints.http.api_keys import document_api_keys, require_api_keys
from entrypoints.http.cors import install_cors
from entrypoints.inference_app.inference_log.inference_log import InferenceLog
from entrypoints.inference_app.metrics import InferenceMetrics
from entrypoints.inference_app.open_inference.inference import Inference
from entrypoints.inference_app.open_inference.routes import add_open_inference_routes
from entrypoints.inference_app.routes.catalogue import add_catalogue_routes
from entrypoints.inference_app.routes.operations import add_operation_routes
from entrypoints.inference_app.routes.predictions import add_prediction_routes
from entrypoints.inference_app.scoring.admission import PredictAdmission, install_admission
from entrypoints.inference_app.scoring.inference_queue import InferenceQueue
from entrypoints.inference_app.scoring.prediction_cache import PredictionCache
from entrypoints.inference_app.scoring.publication import Publication, Stamp
from entrypoints.inference_app.scoring.served_model import ServedModel
from entrypoints.inference_app.studio.routes import add_studio_routes
from entrypoints.settings.sections import (
    CopywritingSettings,
    InferenceSettings,
    TrackingSettings,
)

_SERVED_MODEL, _ADMISSION = "served_model", "admission"


def create_app(
    settings: InferenceSettings,
    *,
    reader: BundleReader,
    load: ScorerLoader,
    clock: Clock,
    copywriter: WriteCopy,
    read_price: PriceReader,
    clean: TextCleaner,
    copywriting: CopywritingSettings | None = None,
    csv: CsvForm | None = None,
    tracking: TrackingSettings | None = None,
    stamp: Stamp = object,
    log: InferenceLog | None = None,
) -> OpenAPI:
    """The application, for any WSGI server; ``served_model(app).start()`` loads the model.

    Args:
        settings: of the service.
        reader: of the published bundle.
        load: makes a scorer of it.
        clock: dates creatives.
        copywriter: writes for platforms.
        read_price: reads prices in words.
        clean: takes markup out of what requests bring.
        copywriting: used where a request says nothing; None: the defaults.
        csv: of files that the page writes; None: the default.
        tracking: has the model's name, which the Open Inference Protocol asks for; None: the
            default.
        stamp: see ``Stamp``; the default differs every time, so that the reader, which verifies
            all digests, is asked every ``reload_seconds``.
    """
    app = create_api("Marketing creatives", max_body_bytes=settings.max_body_bytes)
    install_cors(app, settings.cors_origins)
    require_api_keys(app, settings.api_keys)
    metrics = InferenceMetrics()
    queue = InferenceQueue(
        capacity=settings.queue_items, workers=settings.sessions, observer=metrics
    )
    metrics.watch_queue(lambda: queue.depth, capacity=settings.queue_items)
    model = ServedModel(
        publication=Publication(reader, stamp, settle_seconds=settings.settle_seconds),
        load=load,
        queue=queue,
        clock=clock,
        reload_seconds=settings.reload_seconds,
        self_test_seconds=settings.self_test_seconds,
        new_cache=lambda: PredictionCache(settings.cached_predictions, metrics.known.inc),
        on_load=metrics.observe_model,
        on_refusal=metrics.refusals.inc,
    )
    metrics.watch_model(
        is_ready=lambda: model.is_ready, load_succeeded=lambda: model.faults.are_none
    )
    app.extensions[_SERVED_MODEL] = model
    if log is not None:
        log.install(app)
        metrics.watch_log(log)
    app.after_request(metrics.observe_response)
    app.extensions[_ADMISSION] = PredictAdmission(settings, queue=queue, metrics=metrics)
    install_admission(app, settings, queue, on_rejection=metrics.observe_rejection)
    add_operation_routes(app, model=model, metrics=metrics)
    add_prediction_routes(
        app,
        settings,
        copywriting or CopywritingSettings(),
        copywriter=copywriter,
        clean=clean,
        model=model,
        queue=queue,
        metrics=metrics,
        clock=clock,
        read_price=read_price,
    )
    add_open_inference_routes(
        app,
        model=model,
        inference=Inference(
            model_name=(tracking or TrackingSettings()).registered_model,
            settings=settings,
            queue=queue,
            metrics=metrics,
            clean=clean,
        ),
    )
    add_catalogue_routes(app, copywriter.templates, csv or CsvForm())
    add_studio_routes(app)
    document_api_keys(app, settings.api_keys)
    return app


def admission(app: OpenAPI) -> PredictAdmission:
    """For the server that the application runs on."""
    found: PredictAdmission = app.extensions[_ADMISSION]
    return found


def served_model(app: OpenAPI) -> ServedModel:
    model: ServedModel = app.extensions[_SERVED_MODEL]
    return model
