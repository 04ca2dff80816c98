"""Builds the parts of retraining from settings.

Each part is imported when it is built: the steps that need no torch and no MLflow start at once.
"""

import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from adapters.durable_files import write_bytes
from domain.model.data.batch_check import BatchPolicy
from domain.model.data.split import SplitPolicy
from domain.model.drift.measures import DriftPolicy
from domain.model.evaluation.parity import ParityPolicy
from domain.model.promotion.policy import PromotionPolicy
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
from domain.use_cases.check_and_register import PromotionGate
from domain.use_cases.collect_dataset import Collecting
from domain.use_cases.decide_training import TrainingDecider
from domain.use_cases.measure_drift import DriftGauge
from domain.use_cases.roll_back import Rollback
from entrypoints.settings.settings import Settings


def now() -> datetime:
    """The wall clock, UTC."""
    return datetime.now(UTC)


def write_durably(path: Path, data: bytes) -> None:
    """Write a small file, whole or not at all, even when killed or on a full disk."""
    write_bytes(path, data)


def build_source(settings: Settings) -> ProductSource:
    from adapters.sources.http_product_source import HttpProductSource

    service = settings.data_service
    return HttpProductSource(
        url=service.base_url,
        timeout=service.timeout_seconds,
        attempts=service.attempts,
        backoff=service.backoff_seconds,
    )


def build_store(settings: Settings) -> DatasetStore:
    return open_store(
        settings.dataset.directory, lock_timeout=settings.dataset.lock_timeout_seconds
    )


def open_store(directory: Path, *, lock_timeout: float) -> DatasetStore:
    from adapters.storage.csv_dataset_store import CsvDatasetStore

    return CsvDatasetStore(directory, lock_timeout=lock_timeout, clock=now)


def build_collecting(settings: Settings) -> Collecting:
    store, dataset = build_store(settings), settings.dataset
    return Collecting(
        source=build_source(settings),
        store=store,
        tracker=build_tracker(settings),
        gauge=build_drift_gauge(settings, store),
        policy=BatchPolicy(
            max_invalid_share=dataset.max_invalid_share,
            min_label_share=dataset.min_label_share,
            label_threshold=dataset.label_threshold,
        ),
    )


def build_drift_gauge(settings: Settings, store: DatasetStore) -> DriftGauge:
    return DriftGauge(
        store=store,
        registry=build_registry(settings),
        bundles=build_bundles(settings),
        discriminate=build_text_discriminator(),
        policy=drift_policy(settings),
        split=split_policy(settings),
        window=settings.dataset.window,
    )


def build_text_discriminator() -> TextDiscriminator:
    from adapters.baseline.text_two_sample import tell_texts_apart

    return tell_texts_apart


def build_training_decider(settings: Settings) -> TrainingDecider:
    return TrainingDecider(
        store=build_store(settings),
        registry=build_registry(settings),
        bundles=build_bundles(settings),
        tracker=build_tracker(settings),
        min_new_rows=settings.dataset.min_new_rows,
    )


def _let_waiting_threads_sleep() -> None:
    """Before torch is first imported: its threads wait for each other after every operation.

    By default GNU OpenMP's do so in a busy loop of milliseconds. Beside two other busy processes on
    two cores a training step of 0.09 s took more than a second; with a loop of some ten
    microseconds and then sleep 0.2 s, and alone as long as before.
    """
    if "OMP_WAIT_POLICY" not in os.environ:  # who sets it has decided
        os.environ.setdefault("GOMP_SPINCOUNT", "10000")


def build_trainer(*, show_progress: bool | None = None) -> QualityTrainer:
    _let_waiting_threads_sleep()
    from adapters.training.torch_trainer import TorchQualityTrainer

    return TorchQualityTrainer(show_progress=show_progress)


def save_base_checkpoint(source: str, directory: Path) -> None:
    """Write the checkpoint a training starts from as transformers reads it."""
    from adapters.training.checkpoint import load_checkpoint

    checkpoint = load_checkpoint(source)
    checkpoint.body.save_pretrained(directory)
    checkpoint.tokenizer.save_pretrained(directory)


def build_exporter() -> ModelExporter:
    _let_waiting_threads_sleep()
    from adapters.onnx.optimum_exporter import OptimumExporter

    return OptimumExporter()


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


def build_tracker(settings: Settings) -> ExperimentTracker:
    from adapters.tracking.mlflow_tracker import MlflowTracker

    tracking = settings.tracking
    return MlflowTracker(
        uri=tracking.uri, experiment=tracking.experiment, artifact_root=tracking.artifact_root
    )


def build_registry(settings: Settings) -> ModelRegistry:
    from adapters.tracking.mlflow_registry import MlflowRegistry

    tracking = settings.tracking
    return MlflowRegistry(
        uri=tracking.uri,
        experiment=tracking.experiment,
        artifact_root=tracking.artifact_root,
        registered_model=tracking.registered_model,
        keep_previous=settings.models.keep_previous,
    )


def is_untouched(settings: Settings) -> bool:
    """Whether nothing was ever recorded, as far as can be told without creating anything."""
    from adapters.tracking import mlflow_reachability

    return mlflow_reachability.is_untouched(settings.tracking.uri)


def build_decision_log(settings: Settings) -> DecisionLog:
    from adapters.tracking.mlflow_decision_log import MlflowDecisionLog

    tracking = settings.tracking
    return MlflowDecisionLog(
        uri=tracking.uri, experiment=tracking.experiment, artifact_root=tracking.artifact_root
    )


def build_rollback(settings: Settings, *, downloads: str) -> Rollback:
    return Rollback(
        bundles=build_bundles(settings),
        registry=build_registry(settings),
        tracker=build_tracker(settings),
        log=build_decision_log(settings),
        clock=now,
        downloads=downloads,
    )


def build_gate(settings: Settings, *, downloads: str) -> PromotionGate:
    from adapters.report.report_files import write_reports
    from adapters.report.training_record import read_training_record

    return PromotionGate(
        store=build_store(settings),
        bundles=build_bundles(settings),
        registry=build_registry(settings),
        tracker=build_tracker(settings),
        log=build_decision_log(settings),
        clock=now,
        load_scorer=build_scorer_loader(settings),
        policy=promotion_policy(settings),
        learn_baseline=build_baseline(),
        timer=perf_counter,
        read_training=read_training_record,
        write_reports=write_reports,
        downloads=downloads,
    )


def split_policy(settings: Settings) -> SplitPolicy:
    return SplitPolicy(
        holdout_fraction=settings.dataset.holdout_fraction,
        salt=settings.dataset.split_salt,
        label_threshold=settings.dataset.label_threshold,
    )


def drift_policy(settings: Settings) -> DriftPolicy:
    return DriftPolicy(**settings.drift.model_dump())


def training_config(settings: Settings) -> TrainingConfig:
    return TrainingConfig(**settings.training.model_dump())


def parity_policy(settings: Settings) -> ParityPolicy:
    return ParityPolicy(**settings.export.model_dump())


def promotion_policy(settings: Settings) -> PromotionPolicy:
    return PromotionPolicy(**settings.promotion.model_dump())
