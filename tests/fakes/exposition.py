"""All metrics of ours, as Prometheus reads them."""

from prometheus_client import generate_latest

from entrypoints.drift.gauges import drift_gauges
from entrypoints.inference_app.metrics import InferenceMetrics
from tests.fakes.served_drift import DRIFTED


def all_metrics() -> str:
    """Of the inference service without a request, and of served drift."""
    service = InferenceMetrics().exposition().get_data(as_text=True)
    return service + drift_metrics()


def drift_metrics() -> str:
    return generate_latest(drift_gauges(DRIFTED)).decode()
