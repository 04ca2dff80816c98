"""What Prometheus reads, in a registry of each application's own."""

from collections.abc import Sequence

from flask import Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client import generate_latest as expose

from domain.model.bundle import BundleManifest
from domain.model.creative.creative import Creative
from domain.model.labelling import Label
from entrypoints.http.access_log import known_method, matched_route, seconds_so_far

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
CONFIDENCES = (0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99, 1.0)
_MODEL_LABELS = ("version", "run_id", "dataset_version", "precision")


class InferenceMetrics:
    """Counters and histograms of one inference application."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self._requests = Counter(
            "creatives_http_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=registry,
        )
        self._request_seconds = Histogram(
            "creatives_http_request_duration_seconds",
            "Time from a request's arrival at the application to its answer.",
            ("route",),
            buckets=SECONDS,
            registry=registry,
        )
        self.inference_seconds = Histogram(
            "creatives_inference_duration_seconds",
            "Time of one call of the model, waiting for a free session not included.",
            buckets=SECONDS,
            registry=registry,
        )
        self._predictions = Counter(
            "creatives_predictions", "Creatives written.", ("quality",), registry=registry
        )
        for label in Label:  # so that both series exist from the start
            self._predictions.labels(label.word)
        self._confidence = Histogram(
            "creatives_prediction_confidence_ratio",
            "The model's probability of the quality it named.",
            buckets=CONFIDENCES,
            registry=registry,
        )
        self.refusals = Counter(
            "creatives_bundles_refused", "Bundles that were not loaded.", registry=registry
        )
        self._model = Gauge(
            "creatives_model_info", "The model that answers.", _MODEL_LABELS, registry=registry
        )

    def observe_request(self, response: Response) -> Response:
        route = matched_route()
        self._requests.labels(known_method(), route, str(response.status_code)).inc()
        self._request_seconds.labels(route).observe(seconds_so_far())
        return response

    def observe_creatives(self, creatives: Sequence[Creative]) -> None:
        for creative in creatives:
            self._predictions.labels(creative.quality.word).inc()
            self._confidence.observe(creative.confidence)

    def observe_model(self, manifest: BundleManifest) -> None:
        version, dataset = str(manifest.model_version), str(manifest.dataset_version)
        self._model.clear()  # one model answers at a time
        self._model.labels(version, manifest.run_id, dataset, manifest.precision.value).set(1)

    def exposition(self) -> Response:
        return Response(expose(self.registry), content_type=CONTENT_TYPE_LATEST)
