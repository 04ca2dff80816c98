"""What Prometheus reads of any service: its requests, its log and its process."""

from collections.abc import Iterator

from flask import Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
)
from prometheus_client import generate_latest as expose
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.registry import Collector

from entrypoints.http.telemetry.access_log import known_method, matched_route, seconds_so_far
from entrypoints.logging.background import lost_lines

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
EXPOSITION = {"description": "Prometheus text format", "content": {"text/plain": {}}}


class _LostLogLines(Collector):
    """A counter that the log keeps."""

    def collect(self) -> Iterator[Metric]:
        words = "Log lines that were lost because nobody read them in time."
        yield CounterMetricFamily("creatives_log_lines_lost", words, value=lost_lines())


class RequestMetrics:
    """Requests of one application, in a registry of its own; the process's memory, CPU and log."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        registry.register(_LostLogLines())
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

    def observe_response(self, response: Response) -> Response:
        status, seconds = response.status_code, seconds_so_far()
        self.observe_request(known_method(), matched_route(), status, seconds)
        return response

    def observe_request(self, method: str, route: str, status: int, seconds: float) -> None:
        self._requests.labels(method, route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def exposition(self) -> Response:
        return Response(expose(self.registry), content_type=CONTENT_TYPE_LATEST)
