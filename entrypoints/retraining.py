"""One whole retraining cycle, told step by step in words a newcomer understands."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

import structlog

from entrypoints import pipeline, step_words
from entrypoints.flow_context import flow_run_key
from entrypoints.pipeline import Json
from entrypoints.settings import Settings

Tell = Callable[[str], None]


def new_run_key() -> str:
    """A key no other run has: the flow run's id inside a Prefect flow, else one sortable by time.

    A flow run keeps its id when it is retried, and so goes on where it was.
    """
    return flow_run_key() or f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"


def retrain_once(settings: Settings, *, run_key: str, seed: int | None, tell: Tell) -> Json:
    """Generate, save and version, train, export, compare and register; return the summary.

    Nothing is collected when the result could not be recorded.
    """
    started = monotonic()
    with structlog.contextvars.bound_contextvars(run_key=run_key):
        tell(f"1/5 Collecting products from {settings.data_service.base_url} ...")
        pipeline.check_tracking(settings)
        batch = pipeline.generate(settings, run_key, seed=seed)
        tell(f"2/5 Saving {batch['rows']} products as a new dataset version ...")
        dataset = pipeline.version(settings, run_key)
        tell(f"    {step_words.versioned(dataset)}")
        number = dataset["dataset_version"]
        tell("3/5 Training the quality model on the CPU (this takes the longest) ...")
        trained = pipeline.train(settings, run_key, dataset_version=number)
        tell(f"    {step_words.trained(trained)}")
        tell("4/5 Exporting to ONNX, quantising to INT8, checking that both agree ...")
        exported = pipeline.export(settings, run_key, trained=trained)
        tell(f"    {step_words.exported(exported)}")
        tell("5/5 Comparing with the champion on the same holdout ...")
        registered = pipeline.register(settings, run_key, exported=exported)
        tell(f"    {step_words.decided(registered)}")
    summary = _summary(run_key, dataset, trained, exported, registered, monotonic() - started)
    tell(f"    The cycle took {summary['seconds']:.0f} s.")
    return summary


def _summary(
    run_key: str, dataset: Json, trained: Json, exported: Json, registered: Json, seconds: float
) -> Json:
    return {
        "run_key": run_key,
        "run_id": trained["run_id"],
        "dataset_version": dataset["dataset_version"],
        "dataset_rows": dataset["total_rows"],
        "precision": exported["parity"]["precision"],
        "decision": registered["decision"],
        "champion_version": registered["champion_version"],
        "seconds": round(seconds, 1),
    }
