"""The steps of retraining as functions of JSON values: what a script, a flow or a DAG task calls.

Every step takes the run key and what earlier steps returned, and gives back a small JSON object:
versions, ids, paths and metrics, never data. Each is idempotent under retry with its run key.
"""

import hashlib
import json
import math
import re
from pathlib import Path
from typing import Any

import structlog
from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from domain.bounds import MAX_SEED
from domain.errors.base import CreativesError, InvalidValue
from domain.errors.promotion import NoChampion
from domain.errors.training import HoldoutTooSmall, ModelNotFound
from domain.model.data.split import split_dataset
from domain.model.drift.measures import DriftAction
from domain.model.drift.report import NO_CHAMPION, DriftReport
from domain.use_cases.collect.collect_dataset import CollectedBatch
from domain.use_cases.train.export_model import ExportResult
from domain.use_cases.train.train_model import DataSelection, TrainingResult
from entrypoints.bootstrap import training as parts
from entrypoints.retraining.prefect_flows import shown_as_task
from entrypoints.settings.settings import Settings

Json = dict[str, Any]

_log = structlog.get_logger(__name__)

_TRAINING = TypeAdapter(TrainingResult)
_EXPORT = TypeAdapter(ExportResult)


def check_tracking(settings: Settings) -> None:
    """Refuse to begin a run that could not be recorded.

    Raises:
        TrackingUnavailable: the tracking server or database does not answer.
    """
    parts.build_tracker(settings).check()


@shown_as_task
def generate(settings: Settings, run_key: str, *, seed: int | None) -> Json:
    """Fetch what is new from the source of the settings, check and stage it.

    Args:
        settings: of this process.
        run_key: identifies the run; a retry uses the same.
        seed: of the generated shop; shifted by the versions there are, so that no two collections
            of a seed are alike.
    """
    store = parts.build_store(settings)
    latest = store.latest()
    shifted = None if seed is None else (seed + (latest.number if latest else 0)) % (MAX_SEED + 1)
    collect_dataset = parts.build_collect_dataset(settings, seed=shifted)
    batch = collect_dataset(run_key=run_key)
    found = _findings(batch)
    if found["strong_drift"]:
        _log.warning(found["drift"], action=str(settings.drift.action))
    return {"run_key": run_key, "rows": batch.rows, "seed": shifted, **found}


@shown_as_task
def version(settings: Settings, batch: Json) -> Json:
    """Make the staged products the next dataset version, and say whether it is trained on.

    Args:
        batch: what ``generate`` returned.
    """
    made = parts.build_store(settings).commit(batch["run_key"])
    forces = settings.drift.action is DriftAction.RETRAIN and batch["strong_drift"]
    decide_training = parts.build_decide_training(settings)
    need = decide_training(made, forced_by=batch["drift"] if forces else None)
    return {
        "dataset_version": made.number,
        "batch_rows": made.batch_rows,
        "total_rows": made.total_rows,
        "digest": made.digest,
        "train": need.train,
        "train_reason": need.reason,
    }


def check_examples(settings: Settings, dataset_version: int) -> None:
    """Refuse a training whose model could not be promoted.

    Raises:
        HoldoutTooSmall: too few rows are held out.
        NothingLabelled, TooFewRows, OneClassOnly: as ``split_dataset``.
    """
    dataset = parts.build_store(settings).load(dataset_version, window=settings.dataset.window)
    split = split_dataset(dataset, settings.data_policy)
    held_out, needed = len(split.holdout), settings.promotion.min_holdout_rows
    if held_out < needed:
        raise HoldoutTooSmall(held_out, needed, len(split.training) + held_out, len(dataset))


def newest_is_served(settings: Settings) -> bool:
    """Whether the champion was trained on the newest dataset version, by today's rule of labels.

    Raises:
        DatasetEmpty: there is no version yet.
        NothingLabelled, TooFewRows, OneClassOnly: as ``split_dataset``.
    """
    dataset = parts.build_store(settings).load(window=settings.dataset.window)
    meaning = split_dataset(dataset, settings.data_policy).meaning
    served = parts.build_bundles(settings).served()
    if served is None:
        return False
    manifest = served.manifest
    return (manifest.dataset_digest, manifest.label_words) == (dataset.digest, meaning)


@shown_as_task
def train(settings: Settings, run_key: str, *, dataset_version: int | None) -> Json:
    """Train on a dataset version (None: the newest) and record the run."""
    train_model = parts.build_train_model(settings)
    result = train_model(
        _selection(settings, dataset_version),
        run_key=run_key,
        output=_run_directory(settings, run_key, "model"),
    )
    record = _json(result)
    parts.write_durably(_record_file(settings, run_key), json.dumps(record).encode())
    return record


def trained_in(settings: Settings, run_key: str) -> Json:
    """What the training step of a run returned, for an export that is started by hand.

    Raises:
        ModelNotFound: that run trained no model here.
    """
    file = _record_file(settings, run_key)
    if not file.exists():
        raise ModelNotFound(str(file.parent), f"run {run_key!r} has not finished training here")
    content: Json = json.loads(file.read_text(encoding="utf-8"))
    return content


@shown_as_task
def export(settings: Settings, run_key: str, *, trained: Json) -> Json:
    """Export a trained model to a sealed ONNX bundle."""
    training = _TRAINING.validate_python(trained)
    export_model = parts.build_export_model(settings)
    result = export_model(
        training,
        _selection(settings, training.dataset_version),
        output=_run_directory(settings, run_key, "bundle"),
    )
    return _json(result)


@shown_as_task
def register(settings: Settings, run_key: str, *, exported: Json) -> Json:
    """Compare with the champion; register, promote and publish when better."""
    export_result = _EXPORT.validate_python(_with_nan(exported))
    parts.remove_abandoned_downloads(settings)
    downloads = _run_directory(settings, run_key, "champion")
    check_and_register = parts.build_check_and_register(settings, downloads=downloads)
    data = _selection(settings, export_result.dataset_version)
    result = check_and_register(export_result, data)
    try:
        clean_up(settings)
    except CreativesError as error:  # the decision stands; the next cycle cleans up
        _log.warning("weights not removed", reason=str(error))
    return {**_json(result), "notice": _tell_changes(settings)}


def _tell_changes(settings: Settings) -> str | None:
    """Tell those who are to know that the champion changed; what became of it, in words.

    The change stands, whatever becomes of telling it.
    """
    try:
        told = parts.build_tell_changes(settings)()
    except CreativesError as error:  # recorded as to be told; the next cycle tells it
        _log.warning("changes not told", reason=str(error))
        return None
    for each in told:
        if each.failure is None:
            _log.info("change told", id=each.change.id, to=each.listener, answer=each.answer)
        else:
            _log.warning("change not told", id=each.change.id, to=each.listener, why=each.failure)
    return "; ".join(each.words for each in told) or None


def clean_up(settings: Settings, *, dry_run: bool = False) -> list[Json]:
    """Remove the weights of models that lost, beyond ``models.keep_runs``; what went, and its size.

    Args:
        dry_run: only say what would go.
    """
    keep = settings.models.keep_runs
    if keep is None or parts.tracking_connection(settings).is_untouched:
        return []
    removed = parts.build_remove_old_weights(settings, keep=keep)(dry_run=dry_run)
    if removed and not dry_run:
        size = sum(each.size for each in removed)
        _log.info("weights removed", places=len(removed), megabytes=round(size / 1e6))
    return [{"place": each.weights.place, "bytes": each.size} for each in removed]


def roll_back(settings: Settings, *, to: int | None, who: str, why: str) -> Json:
    """Put an earlier champion back; what was fetched for it is removed again.

    ``done_already`` says whether a killed run had done so, and nothing was left but to say so.

    Raises:
        NoChampion: nothing was ever recorded; nothing is created.
    """
    if parts.tracking_connection(settings).is_untouched:
        raise NoChampion
    with parts.downloads_of_rollback(settings) as downloads:
        try:
            result = parts.build_roll_back(settings, downloads=downloads)(to=to, who=who, why=why)
        except CreativesError:
            _tell_changes(settings)  # which a call that was killed may not have told
            raise
    notice = _tell_changes(settings)
    return {**_json(result.entry), "done_already": result.done_already, "notice": notice}


def relocate_artifacts(settings: Settings) -> str | None:
    """Make a local MLflow database lead to tracking.artifact_root, and say where it led before."""
    return parts.tracking_connection(settings).relocate_artifacts()


def history(settings: Settings) -> list[Json]:
    """Every decision so far, oldest first."""
    return [_json(entry) for entry in parts.build_decision_log(settings).entries()]


def _findings(batch: CollectedBatch) -> Json:
    """What was found in new products: counts of refused rows, and drift in words.

    That a first run has no champion to compare with is expected, and not reported.
    """
    check, drift = batch.check, batch.drift
    return {
        "rows_invalid": len(check.invalid) if check else None,
        "rows_repeated": len(check.repeated) if check else None,
        "rows_unlabelled": check.unlabelled if check else None,
        "drift": None if drift == NO_CHAMPION else drift.words,
        "strong_drift": drift.strong if isinstance(drift, DriftReport) else [],
    }


def _selection(settings: Settings, dataset_version: int | None) -> DataSelection:
    return DataSelection(
        version=dataset_version,
        window=settings.dataset.window,
        split=settings.data_policy,
    )


def _record_file(settings: Settings, run_key: str) -> Path:
    return Path(_run_directory(settings, run_key, "training.json"))


def _run_directory(settings: Settings, run_key: str, part: str) -> str:
    """Where a run works; keys of orchestrators may hold characters that file names may not."""
    if not run_key.strip():
        raise InvalidValue("run key", run_key, "text that is not blank")
    readable = re.sub(r"[^A-Za-z0-9._-]+", "-", run_key)[:60].strip(".-")
    digest = hashlib.sha256(run_key.encode()).hexdigest()[:8]
    return str(settings.models.runs_directory / f"{readable}-{digest}" / part)


def _json(value: object) -> Json:
    """As strict JSON has it: a figure that is no finite number is null."""
    dumped: Json = to_jsonable_python(value, inf_nan_mode="null")
    return dumped


def _with_nan(exported: Json) -> Json:
    """An exported result with the figures of its parity that JSON has no number for."""
    measured = {
        model: {name: math.nan if value is None else value for name, value in figures.items()}
        for model, figures in exported["parity"].items()
        if isinstance(figures, dict)
    }
    return {**exported, "parity": {**exported["parity"], **measured}}
