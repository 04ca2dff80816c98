"""/health, /ready, /info and /metrics, for those who operate the service."""

from flask import Response, request
from flask_openapi import OpenAPI

from entrypoints.http.api import json_response
from entrypoints.http.health import HealthAnswer
from entrypoints.http.problem import problem_responses
from entrypoints.http.telemetry.request_metrics import EXPOSITION
from entrypoints.inference_app.metrics import InferenceMetrics
from entrypoints.inference_app.routes.readiness import require_ready
from entrypoints.inference_app.schemas.answers import (
    InfoAnswer,
    ModelInfo,
    ReadyAnswer,
    RefusedBundle,
)
from entrypoints.inference_app.scoring.faults import Refusal
from entrypoints.inference_app.scoring.served_model import Served, ServedModel
from entrypoints.server.channel import DRAINING

_FAULTS = problem_responses(422)


def add_operation_routes(app: OpenAPI, *, model: ServedModel, metrics: InferenceMetrics) -> None:
    def health() -> Response:
        """Whether the process is alive."""
        return json_response(HealthAnswer().model_dump_json())

    def ready() -> Response:
        """Whether to send requests: a model is loaded and answers, and no stop is under way."""
        draining = request.environ.get(DRAINING, False)
        version = require_ready(model, draining=draining).manifest.model_version
        return json_response(ReadyAnswer(model_version=version).model_dump_json())

    def info() -> Response:
        """What is served, and the last bundle that was refused."""
        answer = InfoAnswer(
            model=_model_info(model.current), last_refused=_refused_bundle(model.faults.refused)
        )
        return json_response(answer.model_dump_json())

    def exposition() -> Response:
        """Metrics for Prometheus."""
        return metrics.exposition()

    app.get("/health", responses={200: HealthAnswer, **_FAULTS})(health)
    app.get("/ready", responses={200: ReadyAnswer, **_FAULTS, **problem_responses(503)})(ready)
    app.get("/info", responses={200: InfoAnswer, **_FAULTS})(info)
    app.get("/metrics", responses={200: dict(EXPOSITION), **_FAULTS})(exposition)


def _model_info(served: Served | None) -> ModelInfo | None:
    if served is None:
        return None
    manifest = served.manifest
    return ModelInfo(
        model_version=manifest.model_version,
        run_id=manifest.run_id,
        dataset_version=manifest.dataset_version,
        dataset_digest=manifest.dataset_digest,
        precision=manifest.precision,
        label_threshold=manifest.label_threshold,
        label=manifest.label_words,
        accuracy=manifest.accuracy,
        beats_baseline=manifest.beats_baseline,
        temperature=served.bundle.calibration.temperature,
        calibration_rows=served.bundle.calibration.rows,
        loaded_at=served.loaded_at,
    )


def _refused_bundle(refusal: Refusal | None) -> RefusedBundle | None:
    if refusal is None:
        return None
    return RefusedBundle(reason=refusal.reason, refused_at=refusal.at)
