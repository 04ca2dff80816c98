"""Builds the parts of retraining from settings.

Each part is imported when it is built: the steps that need no torch and no MLflow start at once.
"""

import os
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from time import perf_counter

from adapters.files.durable_files import write_bytes
from adapters.storage.scratch_directory import remove_abandoned, scratch_directory
from adapters.tracking.mlflow_connection import MlflowConnection
from domain.errors.promotion import NoChampion
from domain.model.training.config import TrainingConfig
from domain.ports.baseline import BaselineLearner
from domain.ports.bundle_store import BundleStore
from domain.ports.dataset_store import DatasetStore
from domain.ports.decision_log import DecisionLog
from domain.ports.experiment_tracker import ExperimentTracker
from domain.ports.model_exporter import ModelExporter
from domain.ports.model_registry import ModelRegistry
from domain.ports.product_source import ProductSource
from domain.ports.quality_scorer import ScorerLoader
from domain.ports.quality_trainer import QualityTrainer
from domain.ports.text_discriminator import TextDiscriminator
from domain.use_cases.collect.collect_dataset import CollectDataset
from domain.use_cases.collect.decide_training import DecideTraining
from domain.use_cases.collect.measure_accuracy import MeasureAccuracy
from domain.use_cases.collect.measure_drift import MeasureDrift
from domain.use_cases.collect.measure_served_drift import MeasureServedDrift
from domain.use_cases.promote.champion_deployment import ChampionDeployment
from domain.use_cases.promote.check_and_register import CheckAndRegister
from domain.use_cases.promote.remove_old_weights import RemoveOldWeights
from domain.use_cases.promote.roll_back import RollBack
from domain.use_cases.promote.tell_changes import TellChanges
from domain.use_cases.train.export_model import ExportModel
from domain.use_cases.train.train_model import TrainModel
from entrypoints.bootstrap.cleaning import build_text_cleaner
from entrypoints.cores import allowed_cores, available_cores
from entrypoints.processes.loopback import reach_loopback_directly
from entrypoints.settings.sections import SourceSettings, TrackingSettings
from entrypoints.settings.settings import Settings

MODEL_SCRIPT = Path(__file__).with_name("creative_quality.py")  # of every registered model
_ROLLBACK = ".rollback-"  # no run's directory begins with a dot

# A small file, whole or not at all, even when killed or on a full disk.
write_durably = write_bytes


def now() -> datetime:
    """The wall clock, UTC."""
    return datetime.now(UTC)


def build_source(settings: Settings, *, seed: int | None) -> ProductSource:
    """The source of ``source.kind``.

    Args:
        seed: of the generated shop.
    """
    source = settings.source
    if source.kind == "feed":
        return _catalogue(source)
    if source.kind == "sql":
        return _database(source)
    return _generated_shop(settings, seed)


def _catalogue(source: SourceSettings) -> ProductSource:
    from adapters.sources.feed_product_source import FeedProductSource
    from entrypoints.bootstrap.feeds import build_feed_reader

    return FeedProductSource(
        build_feed_reader(currency=source.currency),
        location=source.location or "",
        mapping=source.mapping,
    )


def _database(source: SourceSettings) -> ProductSource:
    from adapters.feeds.query_feed import ProductQuery
    from adapters.sources.sql_product_source import SqlProductSource

    query = ProductQuery(
        url=source.url.get_secret_value() if source.url else "",
        query=source.query or "",
        cursor_column=source.cursor_column,
        mapping=source.mapping,
        currency=source.currency,
    )
    return SqlProductSource(query)


def _generated_shop(settings: Settings, seed: int | None) -> ProductSource:
    from adapters.sources.http_product_source import HttpProductSource

    service = settings.data_service
    return HttpProductSource(
        url=service.base_url,
        timeout=service.timeout_seconds,
        total=service.total_seconds,
        attempts=service.attempts,
        backoff=service.backoff_seconds,
        first_count=settings.dataset.first_count,
        count=settings.dataset.count,
        seed=seed,
    )


def build_store(settings: Settings) -> DatasetStore:
    return open_store(
        settings.dataset.directory, lock_timeout=settings.dataset.lock_timeout_seconds
    )


def open_store(directory: Path, *, lock_timeout: float) -> DatasetStore:
    from adapters.storage.csv_dataset_store import CsvDatasetStore

    return CsvDatasetStore(directory, lock_timeout=lock_timeout, clock=now)


def build_collect_dataset(settings: Settings, *, seed: int | None) -> CollectDataset:
    store = build_store(settings)
    return CollectDataset(
        source=build_source(settings, seed=seed),
        clean=build_text_cleaner(),
        store=store,
        tracker=build_tracker(settings),
        measure_drift=build_measure_drift(settings, store),
        policy=settings.data_policy,
    )


def build_measure_drift(settings: Settings, store: DatasetStore) -> MeasureDrift:
    bundles = build_bundles(settings)
    return MeasureDrift(
        store=store,
        registry=build_registry(settings),
        bundles=bundles,
        discriminate=build_text_discriminator(),
        measure_accuracy=MeasureAccuracy(
            bundles=bundles,
            load_scorer=build_scorer_loader(settings),
            rule=settings.data_policy.rule,
            policy=settings.drift,
        ),
        policy=settings.drift,
        split=settings.data_policy,
        window=settings.dataset.window,
    )


def build_measure_served_drift(settings: Settings, log: Path) -> MeasureServedDrift:
    """For the inference log in a directory.

    Raises:
        NoChampion: nothing was ever recorded; nothing is created.
    """
    from adapters.inference_log.logged_answers import LoggedAnswers

    if tracking_connection(settings).is_untouched:
        raise NoChampion
    return MeasureServedDrift(
        answers=LoggedAnswers(log),
        store=build_store(settings),
        registry=build_registry(settings),
        bundles=build_bundles(settings),
        load_scorer=build_scorer_loader(settings),
        discriminate=build_text_discriminator(),
        policy=settings.drift,
        split=settings.data_policy,
        window=settings.dataset.window,
        currency=settings.source.currency,
    )


def build_text_discriminator() -> TextDiscriminator:
    from adapters.baseline.text_two_sample import score_new_texts

    return score_new_texts


def build_decide_training(settings: Settings) -> DecideTraining:
    return DecideTraining(
        store=build_store(settings),
        registry=build_registry(settings),
        bundles=build_bundles(settings),
        tracker=build_tracker(settings),
        min_new_rows=settings.dataset.min_new_rows,
    )


def _settle_threads() -> None:
    """Before torch is first imported: it makes a thread for each core, and knows of no quota.

    They wait for each other after every operation. By default GNU OpenMP's do so in a busy loop of
    milliseconds. Beside two other busy processes on two cores a training step of 0.09 s took more
    than a second; with a loop of some ten microseconds and then sleep 0.2 s, and alone as long as
    before.
    """
    if "OMP_WAIT_POLICY" not in os.environ:  # a value of the user's is kept
        os.environ.setdefault("GOMP_SPINCOUNT", "10000")
    if available_cores() < allowed_cores():  # else torch chooses better, by physical cores
        os.environ.setdefault("OMP_NUM_THREADS", str(available_cores()))


def build_trainer(*, show_progress: bool | None = None) -> QualityTrainer:
    _settle_threads()
    from adapters.training.torch_trainer import TorchQualityTrainer

    return TorchQualityTrainer(show_progress=show_progress)


def save_base_checkpoint(source: str, directory: Path) -> None:
    """Write the checkpoint a training starts from as transformers reads it."""
    from adapters.training.checkpoint import load_checkpoint

    checkpoint = load_checkpoint(source)
    checkpoint.body.save_pretrained(directory)
    checkpoint.tokenizer.save_pretrained(directory)


def build_exporter() -> ModelExporter:
    _settle_threads()
    from adapters.onnx.optimum_exporter import OptimumExporter

    return OptimumExporter()


def build_train_model(settings: Settings) -> TrainModel:
    return TrainModel(
        store=build_store(settings),
        trainer=build_trainer(),
        tracker=build_tracker(settings),
        config=settings.training,
    )


def build_export_model(settings: Settings) -> ExportModel:
    return ExportModel(
        store=build_store(settings),
        exporter=build_exporter(),
        bundles=build_bundles(settings),
        tracker=build_tracker(settings),
        clock=now,
        policy=settings.export,
    )


def build_bundles(settings: Settings) -> BundleStore:
    from adapters.storage.bundle_directory import BundleDirectory

    return BundleDirectory(
        settings.models.directory, lock_timeout=settings.models.lock_timeout_seconds
    )


def build_scorer_loader(settings: Settings) -> ScorerLoader:
    from adapters.onnx.onnx_scorer import load_scorer

    return partial(load_scorer, threads=settings.inference.session_threads)


def build_baseline() -> BaselineLearner:
    from adapters.baseline.tfidf_baseline import learn_tfidf_baseline

    return learn_tfidf_baseline


def build_frozen_baseline(config: TrainingConfig) -> BaselineLearner:
    from adapters.training.frozen_baseline import FrozenBaseline

    return FrozenBaseline(config)


@cache
def _connection(tracking: TrackingSettings) -> MlflowConnection:
    reach_loopback_directly()  # MLflow's own client and its stores of artifacts go by it
    return MlflowConnection(
        uri=tracking.uri, experiment=tracking.experiment, artifact_root=tracking.artifact_root
    )


def tracking_connection(settings: Settings) -> MlflowConnection:
    """The one connection of this process that tracker, registry and decision log share."""
    return _connection(settings.tracking)


def build_tracker(settings: Settings) -> ExperimentTracker:
    from adapters.tracking.mlflow_tracker import MlflowTracker

    return MlflowTracker(tracking_connection(settings))


def build_registry(settings: Settings) -> ModelRegistry:
    from adapters.tracking.mlflow_registry import MlflowRegistry

    return MlflowRegistry(
        tracking_connection(settings),
        registered_model=settings.tracking.registered_model,
        script=MODEL_SCRIPT,
        keep_previous=settings.models.keep_previous,
    )


def build_decision_log(settings: Settings) -> DecisionLog:
    from adapters.tracking.mlflow_decision_log import MlflowDecisionLog

    return MlflowDecisionLog(tracking_connection(settings))


def build_deployment(settings: Settings, *, downloads: str) -> ChampionDeployment:
    return ChampionDeployment(
        bundles=build_bundles(settings),
        registry=build_registry(settings),
        log=build_decision_log(settings),
        downloads=downloads,
        is_told=bool(settings.notice.webhook or settings.notice.command),
    )


def build_tell_changes(settings: Settings) -> TellChanges:
    from entrypoints.bootstrap.notices import build_listeners

    return TellChanges(
        log=build_decision_log(settings),
        listeners=build_listeners(settings.notice),
        model=settings.tracking.registered_model,
    )


def downloads_of_rollback(settings: Settings) -> AbstractContextManager[str]:
    """A directory for what a rollback fetches; those that killed ones left are removed."""
    return scratch_directory(settings.models.runs_directory, _ROLLBACK)


def remove_abandoned_downloads(settings: Settings) -> None:
    remove_abandoned(settings.models.runs_directory, _ROLLBACK)


def build_remove_old_weights(settings: Settings, *, keep: int) -> RemoveOldWeights:
    from adapters.storage.run_directories import RunDirectories
    from adapters.tracking.mlflow_weights import MlflowWeights

    return RemoveOldWeights(
        stores=[
            RunDirectories(settings.models.runs_directory),
            MlflowWeights(tracking_connection(settings)),
        ],
        bundles=build_bundles(settings),
        registry=build_registry(settings),
        log=build_decision_log(settings),
        clock=now,
        keep=keep,
    )


def build_roll_back(settings: Settings, *, downloads: str) -> RollBack:
    return RollBack(
        deployment=build_deployment(settings, downloads=downloads),
        tracker=build_tracker(settings),
        clock=now,
    )


def build_check_and_register(settings: Settings, *, downloads: str) -> CheckAndRegister:
    from adapters.report.report_files import write_reports
    from adapters.report.training_record import read_training_record

    return CheckAndRegister(
        deployment=build_deployment(settings, downloads=downloads),
        store=build_store(settings),
        tracker=build_tracker(settings),
        clock=now,
        load_scorer=build_scorer_loader(settings),
        policy=settings.promotion,
        learn_baseline=build_baseline(),
        timer=perf_counter,
        read_training=read_training_record,
        write_reports=write_reports,
    )
