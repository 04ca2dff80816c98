"""One whole retraining cycle, with a line in plain words about each step."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

import structlog

from domain.errors.base import InvalidValue
from domain.errors.data import SourceUnchanged
from entrypoints.retraining import pipeline, step_words
from entrypoints.retraining.pipeline import Json
from entrypoints.retraining.prefect_flows import flow_run_key
from entrypoints.settings.settings import Settings

Tell = Callable[[str], None]


def new_run_key() -> str:
    """A key no other run has: the flow run's id inside a Prefect flow, else one sortable by time.

    A flow run keeps its id when it is retried, and so goes on where it stopped.
    """
    return flow_run_key() or f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"


def retrain_repeatedly(
    settings: Settings, run_key: str | None, *, cycles: int, seed: int | None, tell: Tell
) -> list[Json]:
    """Run cycles one after another; the summary of each.

    Args:
        run_key: of the run to take up again; several cycles append ``.1``, ``.2`` and so on.

    Raises:
        InvalidValue: not even one cycle is asked for.
    """
    if cycles < 1:
        raise InvalidValue("cycles", cycles, "at least 1")
    key = run_key or new_run_key()
    keys = [key] if cycles == 1 else [f"{key}.{number}" for number in range(1, cycles + 1)]
    return [_retrain_if_new(settings, run_key=each, seed=seed, tell=tell) for each in keys]


def _retrain_if_new(settings: Settings, *, run_key: str, seed: int | None, tell: Tell) -> Json:
    """As ``retrain_once``; that the source has nothing new is an ordinary end of a nightly run."""
    try:
        return retrain_once(settings, run_key=run_key, seed=seed, tell=tell)
    except SourceUnchanged as error:
        tell(f"    {error}")
        return {"run_key": run_key, "trained": False}


def retrain_once(settings: Settings, *, run_key: str, seed: int | None, tell: Tell) -> Json:
    """Generate, save and version, train, export, compare and register; return the summary.

    Nothing is collected when the result could not be recorded, and nothing is trained when too
    little is new.

    Raises:
        SourceUnchanged: the source has nothing new.
    """
    started = monotonic()
    with structlog.contextvars.bound_contextvars(run_key=run_key):
        tell(f"1/5 Collecting products from {settings.source_words} ...")
        pipeline.check_tracking(settings)
        batch = pipeline.generate(settings, run_key, seed=seed)
        tell(f"    {step_words.collected(batch)}")
        if warning := step_words.warned(batch):
            tell(f"    {warning}")
        tell("2/5 Saving them as a new dataset version ...")
        dataset = pipeline.version(settings, batch)
        tell(f"    {step_words.versioned(dataset)}")
        if not dataset["train"]:
            return _summary(run_key, dataset, monotonic() - started)
        made = _train(settings, run_key, dataset["dataset_version"], tell)
    seconds = monotonic() - started
    tell(f"    The cycle took {seconds:.0f} s.")
    return {**_summary(run_key, dataset, seconds), **made}


def train_again(settings: Settings, *, run_key: str, dataset_version: int, tell: Tell) -> Json:
    """Train on a dataset version that is there already, and compare."""
    with structlog.contextvars.bound_contextvars(run_key=run_key):
        return _train(settings, run_key, dataset_version, tell)


def _train(settings: Settings, run_key: str, dataset_version: int, tell: Tell) -> Json:
    """Train, export, compare and register; what the summary says of it."""
    if settings.source.kind != "service":  # the generated shop has more products the next time
        pipeline.check_examples(settings, dataset_version)
    tell("3/5 Training the quality model on the CPU (this takes the longest) ...")
    trained = pipeline.train(settings, run_key, dataset_version=dataset_version)
    tell(f"    {step_words.trained(trained)}")
    tell("4/5 Exporting to ONNX, quantising to INT8, checking that both agree ...")
    exported = pipeline.export(settings, run_key, trained=trained)
    tell(f"    {step_words.exported(exported)}")
    tell("5/5 Comparing with the champion on the same holdout ...")
    registered = pipeline.register(settings, run_key, exported=exported)
    tell(f"    {step_words.decided(registered)}")
    return {
        "run_id": trained["run_id"],
        "precision": exported["parity"]["precision"],
        "decision": registered["decision"],
        "champion_version": registered["champion_version"],
    }


def _summary(run_key: str, dataset: Json, seconds: float) -> Json:
    return {
        "run_key": run_key,
        "dataset_version": dataset["dataset_version"],
        "dataset_rows": dataset["total_rows"],
        "trained": dataset["train"],
        "seconds": round(seconds, 1),
    }
