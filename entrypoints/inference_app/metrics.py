"""What Prometheus reads, in a registry of each application's own."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from prometheus_client import Counter, Gauge, Histogram
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.registry import Collector

from domain.model.data.labelling import Label
from domain.model.promotion.bundle import BundleManifest
from entrypoints.http.telemetry.request_metrics import SECONDS, RequestMetrics
from entrypoints.inference_app.inference_log.inference_log import (
    NOT_WRITTEN,
    QUEUE_FULL,
    InferenceLog,
)

ITEMS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
REJECTIONS = ("queue-full", "deadline-passed")
CONFIDENCES = (0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99, 1.0)
_MODEL_LABELS = ("version", "run_id", "dataset_version", "precision")


class _InferenceLogLines(Collector):
    """Counters that the inference log keeps; 0 without one."""

    log: InferenceLog | None = None

    def collect(self) -> Iterator[Metric]:
        written = self.log.written if self.log else 0
        words = "Lines that were written to the inference log."
        yield CounterMetricFamily("creatives_inference_log_lines", words, value=written)
        lost = self.log.lost if self.log else {QUEUE_FULL: 0, NOT_WRITTEN: 0}
        words = "Lines of the inference log that were lost."
        family = CounterMetricFamily("creatives_inference_log_lines_lost", words, labels=["reason"])
        for reason, lines in lost.items():
            family.add_metric([reason], lines)
        yield family


class InferenceMetrics(RequestMetrics):
    """Counters and histograms of one inference application."""

    def __init__(self) -> None:
        super().__init__()
        registry = self.registry
        self._log_lines = _InferenceLogLines()
        registry.register(self._log_lines)
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
        self._capacity = Gauge(
            "creatives_queue_capacity_items", "Texts that may wait.", registry=registry
        )
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
            "creatives_predictions", "Products judged.", ("quality",), registry=registry
        )
        for label in Label:  # so that both series exist from the start
            self._predictions.labels(label.word)
        self.known = Counter(
            "creatives_predictions_cached",
            "Products whose text was scored before by the same model, so that it cost nothing.",
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
        self._model_created = Gauge(
            "creatives_model_created_timestamp_seconds",
            "When the bundle of the model that answers was made; 0 without one.",
            registry=registry,
        )
        self._ready = Gauge(
            "creatives_ready",
            "Whether a model is in use and passed its last self-test.",
            registry=registry,
        )
        self._load_succeeded = Gauge(
            "creatives_last_load_successful",
            "Whether what is published could be loaded.",
            registry=registry,
        )

    def waited(self, seconds: float) -> None:
        self._wait_seconds.observe(seconds)

    def ran(self, seconds: float) -> None:
        self.inference_seconds.observe(seconds)

    def watch_queue(self, depth: Callable[[], int], *, capacity: int) -> None:
        self._depth.set_function(depth)
        self._capacity.set(capacity)

    def watch_model(
        self, *, is_ready: Callable[[], bool], load_succeeded: Callable[[], bool]
    ) -> None:
        self._ready.set_function(is_ready)
        self._load_succeeded.set_function(load_succeeded)

    def watch_log(self, log: InferenceLog) -> None:
        self._log_lines.log = log

    def observe_rejection(self, reason: str) -> None:
        self._rejections.labels(reason).inc()

    def observe_predictions(self, predictions: Sequence[tuple[Label, float]]) -> None:
        """Count what a request was answered: the quality of each product, and the confidence."""
        self._batch_items.observe(len(predictions))
        for quality, confidence in predictions:
            self._predictions.labels(quality.word).inc()
            self._confidence.observe(confidence)

    def observe_model(self, manifest: BundleManifest, *, is_swap: bool) -> None:
        if is_swap:
            self._swaps.inc()
        version, dataset = str(manifest.model_version), str(manifest.dataset_version)
        self._model.clear()  # one model answers at a time
        self._model.labels(version, manifest.run_id, dataset, manifest.precision.value).set(1)
        self._model_created.set(datetime.fromisoformat(manifest.created_at).timestamp())
