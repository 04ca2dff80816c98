"""One whole retraining cycle, told step by step in words a newcomer understands."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

import structlog

from entrypoints import pipeline
from entrypoints.pipeline import Json
from entrypoints.settings import Settings

Tell = Callable[[str], None]


def new_run_key() -> str:
    """A key no other run has, sortable by time."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"


def retrain_once(
    settings: Settings, *, run_key: str, count: int | None, seed: int | None, tell: Tell
) -> Json:
    """Generate, save and version, train, export, compare and register; return the summary."""
    started = monotonic()
    with structlog.contextvars.bound_contextvars(run_key=run_key):
        tell(f"1/5 Collecting products from {settings.data_service.base_url} ...")
        batch = pipeline.generate(settings, run_key, count=count, seed=seed)
        tell(f"2/5 Saving {batch['rows']} products as a new dataset version ...")
        dataset = pipeline.version(settings, run_key)
        tell(_dataset_words(dataset))
        number = dataset["dataset_version"]
        tell("3/5 Training the quality model on the CPU (this takes the longest) ...")
        trained = pipeline.train(settings, run_key, dataset_version=number)
        tell(_training_words(trained))
        tell("4/5 Exporting to ONNX, quantising to INT8, checking that both agree ...")
        exported = pipeline.export(settings, run_key, trained=trained)
        tell(_export_words(exported))
        tell("5/5 Comparing with the champion on the same holdout ...")
        registered = pipeline.register(settings, run_key, exported=exported)
    summary = _summary(run_key, dataset, trained, exported, registered, monotonic() - started)
    tell(_decision_words(summary))
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


def _dataset_words(dataset: Json) -> str:
    return (
        f"    dataset version {dataset['dataset_version']}: {dataset['batch_rows']} new products, "
        f"{dataset['total_rows']} in all"
    )


def _training_words(trained: Json) -> str:
    last = trained["model"]["epochs"][-1]
    return (
        f"    accuracy {last['accuracy']:.1%} after {last['epoch']} epochs "
        f"(training loss {last['training_loss']:.3f}, validation {last['validation_loss']:.3f})"
    )


def _export_words(exported: Json) -> str:
    parity = exported["parity"]
    said = "; ".join(parity["reasons"]) or "the exported model agrees with the trained one"
    return f"    {parity['precision'].upper()}: {said}"


def _decision_words(summary: Json) -> str:
    decision = summary["decision"]
    served = summary["champion_version"]
    return (
        f"    {decision['outcome'].upper()}: {decision['reason']}\n"
        f"    champion: {f'version {served}' if served else 'none'}; "
        f"cycle took {summary['seconds']:.0f} s"
    )
