"""What Prometheus reads, in a registry of each application's own."""

from collections.abc import Callable, Iterator, Sequence

from flask import Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client import generate_latest as expose
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.registry import Collector

from domain.model.creative.creative import Creative
from domain.model.data.labelling import Label
from domain.model.promotion.bundle import BundleManifest
from entrypoints.http.access_log import known_method, matched_route, seconds_so_far
from entrypoints.logging.background import lost_lines

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
ITEMS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
REJECTIONS = ("queue-full", "deadline-passed")
CONFIDENCES = (0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99, 1.0)
_MODEL_LABELS = ("version", "run_id", "dataset_version", "precision")


class _LostLogLines(Collector):
    """A counter that the log keeps."""

    def collect(self) -> Iterator[Metric]:
        words = "Log lines that were lost because nobody read them in time."
        yield CounterMetricFamily("creatives_log_lines_lost", words, value=lost_lines())


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
            "Time of one inference, waiting for its turn not included.",
            buckets=SECONDS,
            registry=registry,
        )
        self._wait_seconds = Histogram(
            "creatives_queue_wait_seconds",
            "Time of a text in the queue before its inference.",
            buckets=SECONDS,
            registry=registry,
        )
        self._depth = Gauge("creatives_queue_items", "Texts in the queue.", registry=registry)
        self._batch_items = Histogram(
            "creatives_batch_items", "Products of a request.", buckets=ITEMS, registry=registry
        )
        self._rejections = Counter(
            "creatives_rejections",
            "Requests that were not served for lack of time or room.",
            ("reason",),
            registry=registry,
        )
        for reason in REJECTIONS:
            self._rejections.labels(reason)
        self._predictions = Counter(
            "creatives_predictions", "Creatives written.", ("quality",), registry=registry
        )
        for label in Label:  # so that both series exist from the start
            self._predictions.labels(label.word)
        self.known = Counter(
            "creatives_predictions_cached",
            "Creatives whose text was scored before by the same model, so that it cost nothing.",
            registry=registry,
        )
        self._confidence = Histogram(
            "creatives_prediction_confidence_ratio",
            "The model's probability of the quality it named.",
            buckets=CONFIDENCES,
            registry=registry,
        )
        self._swaps = Counter(
            "creatives_model_swaps", "Models that took the place of another.", registry=registry
        )
        self.refusals = Counter(
            "creatives_bundles_refused", "Bundles that were not loaded.", registry=registry
        )
        self._model = Gauge(
            "creatives_model_info", "The model that answers.", _MODEL_LABELS, registry=registry
        )

        registry.register(_LostLogLines())

    def observe_response(self, response: Response) -> Response:
        status, seconds = response.status_code, seconds_so_far()
        self.observe_request(known_method(), matched_route(), status, seconds)
        return response

    def observe_request(self, method: str, route: str, status: int, seconds: float) -> None:
        self._requests.labels(method, route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def waited(self, seconds: float) -> None:
        self._wait_seconds.observe(seconds)

    def ran(self, seconds: float) -> None:
        self.inference_seconds.observe(seconds)

    def watch_depth(self, depth: Callable[[], int]) -> None:
        self._depth.set_function(depth)

    def observe_rejection(self, reason: str) -> None:
        self._rejections.labels(reason).inc()

    def observe_creatives(self, creatives: Sequence[Creative]) -> None:
        self._batch_items.observe(len(creatives))
        for creative in creatives:
            self._predictions.labels(creative.quality.word).inc()
            self._confidence.observe(creative.confidence)

    def observe_model(self, manifest: BundleManifest, *, is_swap: bool) -> None:
        if is_swap:
            self._swaps.inc()
        version, dataset = str(manifest.model_version), str(manifest.dataset_version)
        self._model.clear()  # one model answers at a time
        self._model.labels(version, manifest.run_id, dataset, manifest.precision.value).set(1)

    def exposition(self) -> Response:
        return Response(expose(self.registry), content_type=CONTENT_TYPE_LATEST)
