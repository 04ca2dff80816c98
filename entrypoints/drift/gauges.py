"""Served drift as gauges, in a file that the textfile collector of node_exporter reads."""

from pathlib import Path

from prometheus_client import CollectorRegistry, Gauge, write_to_textfile

from domain.errors.storage import PathMissing, fault_behind
from domain.model.drift.report import DriftReport
from domain.model.drift.served import ServedDrift


def drift_gauges(drift: ServedDrift) -> CollectorRegistry:
    """All gauges; those of measures have no series where drift was not measured."""
    registry = CollectorRegistry()
    texts = Gauge(
        "creatives_served_drift_texts_items",
        "Distinct texts of the inference log that were compared.",
        registry=registry,
    )
    texts.set(drift.traffic.texts)
    checked = Gauge(
        "creatives_served_drift_checked_timestamp_seconds",
        "When served traffic was looked at.",
        registry=registry,
    )
    checked.set(drift.traffic.until.timestamp())
    _add_measures(registry, drift)
    _add_shares(registry, drift)
    return registry


def write_gauges(drift: ServedDrift, path: Path) -> None:
    """Replace the file at once, so that the collector never reads half of it.

    Raises:
        StorageFault: as the disk or the place refuse.
    """
    try:
        write_to_textfile(str(path), drift_gauges(drift))
    except FileNotFoundError as error:
        raise PathMissing(str(path.parent)) from error
    except OSError as error:
        raise fault_behind(error, str(path)) or error from error


def _add_measures(registry: CollectorRegistry, drift: ServedDrift) -> None:
    measured = Gauge(
        "creatives_served_drift_measured",
        "Whether there were enough texts, and a champion to compare them with.",
        registry=registry,
    )
    value = Gauge(
        "creatives_served_drift_value_ratio",
        "Population stability index of a column, or AUC of telling served texts from trained ones.",
        ("measure", "statistic"),
        registry=registry,
    )
    strong = Gauge(
        "creatives_served_drift_strong",
        "Whether the value is large, and not by chance.",
        ("measure",),
        registry=registry,
    )
    if not isinstance(drift.found, DriftReport):
        return
    measured.set(1)
    for each in (each for found in drift.found.comparisons for each in found.measures):
        value.labels(each.name, each.statistic).set(each.value)
        strong.labels(each.name).set(each.strong)


def _add_shares(registry: CollectorRegistry, drift: ServedDrift) -> None:
    good = Gauge(
        "creatives_served_drift_good_ratio",
        "Share of texts that the champion calls good: of served ones, and of its holdout.",
        ("of",),
        registry=registry,
    )
    confidence = Gauge(
        "creatives_served_drift_confidence_ratio",
        "The champion's mean confidence, likewise.",
        ("of",),
        registry=registry,
    )
    for name, side in (("served", drift.served), ("holdout", drift.held_out)):
        if side is not None:
            good.labels(name).set(side.good)
            confidence.labels(name).set(side.confidence)
