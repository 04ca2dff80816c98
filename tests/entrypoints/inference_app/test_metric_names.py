"""Metric names, units and labels follow https://prometheus.io/docs/practices/naming/."""

import re
from collections.abc import Iterator

import pytest
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.parser import text_string_to_metric_families

from tests.entrypoints.live_server import Client

BASE_UNITS = ("seconds", "bytes", "ratio", "items")
OTHER_UNITS = "milliseconds|microseconds|minutes|hours|days|ms|percent|kilobytes|megabytes|bits"
SERIES = "total|count|sum|bucket|created"  # endings that the formats give a meaning
NAME = re.compile(r"creatives(_[a-z][a-z0-9]*)+")
LABEL = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def _families(exposition: str) -> list[Metric]:
    """As Prometheus reads them, without what every client library names: creation, process."""
    families = list(text_string_to_metric_families(exposition))
    return [
        family
        for family in families
        if not family.name.endswith("_created") and not family.name.startswith("process_")
    ]


def _is_truth_value(family: Metric) -> bool:
    """As ``up``, which has no unit either."""
    is_asked = family.documentation.startswith("Whether ")
    return is_asked and {sample.value for sample in family.samples} <= {0, 1}


def _breaches(family: Metric) -> Iterator[str]:
    if not NAME.fullmatch(family.name):
        yield "name"
    if re.search(rf"_({SERIES}|{family.type})$", family.name):
        yield "ending"
    if re.search(rf"_({OTHER_UNITS})(_|$)", family.name):
        yield "unit"
    if not re.fullmatch(r"[A-Z].+\.", family.documentation):
        yield "help"
    if family.type not in {"counter", "gauge", "histogram"}:  # summaries cannot be aggregated
        yield "type"
    unitless = family.type == "counter" or _is_truth_value(family)
    if not unitless and not family.name.endswith((*BASE_UNITS, "_info")):
        yield "base unit"
    if family.name.endswith("_info") and {sample.value for sample in family.samples} != {1}:
        yield "info"
    labels = {label for sample in family.samples for label in sample.labels}
    if not all(LABEL.fullmatch(label) for label in labels) or labels & {"job", "instance"}:
        yield "label"


def test_our_metrics_break_no_convention(client: Client) -> None:
    lamp = {"title": "Desk Lamp", "description": "Dims in five steps."}
    assert client.post("/predict", lamp).status == 200
    families = _families(client.get("/metrics").body.decode())

    assert {family.name: list(_breaches(family)) for family in families} == {
        family.name: [] for family in families
    }
    for family in families:
        if family.type == "counter":
            assert {sample.name for sample in family.samples} == {f"{family.name}_total"}
    assert len(families) > 5


def test_every_histogram_of_time_begins_at_a_millisecond(client: Client) -> None:
    families = _families(client.get("/metrics").body.decode())
    timed = [family for family in families if family.name.endswith("_seconds")]
    assert timed
    for family in timed:
        bounds = [float(each.labels["le"]) for each in family.samples if "le" in each.labels]
        assert min(bounds, default=0.001) == 0.001
        assert max(bounds, default=float("inf")) == float("inf")


BROKEN: dict[str, Counter | Gauge | Histogram] = {
    "name": Gauge("creativesQueue_items", "Good.", registry=None),
    "unit": Gauge("creatives_wait_ms_seconds", "Good.", registry=None),
    "ending": Gauge("creatives_items_gauge_gauge", "Good.", registry=None),
    "help": Gauge("creatives_queue_items", "", registry=None),
    "base unit": Histogram("creatives_wait", "Good.", registry=None),
    "label": Gauge("creatives_queue_items", "Good.", ("queueName",), registry=None),
    "info": Gauge("creatives_model_info", "Good.", registry=None),
}
UNITLESS = Gauge("creatives_ready", "Whether it is.", registry=None)
UNITLESS.set(2)


@pytest.mark.parametrize("breach", BROKEN)
def test_a_breach_is_seen(breach: str) -> None:
    registry, metric = CollectorRegistry(), BROKEN[breach]
    if metric._labelnames:
        metric.labels("a")
    registry.register(metric)
    [family] = _families(generate_latest(registry).decode())
    assert breach in list(_breaches(family))


def test_a_truth_value_that_is_neither_0_nor_1_is_seen() -> None:
    registry = CollectorRegistry()
    registry.register(UNITLESS)
    [family] = _families(generate_latest(registry).decode())
    assert list(_breaches(family)) == ["base unit"]
