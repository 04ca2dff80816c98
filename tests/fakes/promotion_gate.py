"""A promotion gate over real stores, and challengers of a chosen quality to send through it."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from adapters.storage.bundle_directory import BundleDirectory
from domain.model.catalog.vocabulary import ADJECTIVE_TIERS, FINISH_TIERS
from domain.model.data.policy import DataPolicy
from domain.model.data.split import Split
from domain.model.evaluation.parity import ParityMeasurement, ParityPolicy, Precision, judge_parity
from domain.model.promotion.bundle import MODEL_FILE
from domain.model.promotion.decision_entry import DecisionEntry
from domain.model.promotion.policy import PromotionPolicy
from domain.model.promotion.run_report import RunReport, TrainingRecord
from domain.ports.clock import Clock
from domain.ports.dataset_store import DatasetStore
from domain.ports.timer import Timer
from domain.use_cases.promote.champion_deployment import ChampionDeployment
from domain.use_cases.promote.check_and_register import CheckAndRegister, RegistrationResult
from domain.use_cases.promote.roll_back import RollBack
from domain.use_cases.train.export_model import ExportResult
from domain.use_cases.train.train_model import DataSelection
from tests.fakes.decision_log import FakeDecisionLog
from tests.fakes.experiment_tracker import FakeExperimentTracker
from tests.fakes.exported import UNSEALED, write_exported
from tests.fakes.model_registry import FakeModelRegistry
from tests.fakes.quality_scorer import load_fake_scorer
from tests.fakes.report_writer import write_plain_reports

DATA = DataSelection(version=1, window=None, split=DataPolicy())

# What a challenger takes for the mark of a good product, from worst to best.
NOTHING: list[str] = []
WEAK = [word for tier in ADJECTIVE_TIERS[2:] for word in tier]
STRONG = [phrase for tier in FINISH_TIERS[2:] for phrase in tier]


def steady_timer() -> Timer:
    """A clock on which everything takes a second."""
    return partial(next, count(0.0, 1.0))


def ticking_clock() -> Clock:
    """A clock on which a minute passes between two looks."""
    minutes = count()
    return lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=next(minutes))


def majority_baseline(split: Split) -> float:
    """Implements ``BaselineLearner``: knows only which label is more frequent."""
    (answer, _), *_ = Counter(split.training.labels).most_common()
    return sum(label is answer for label in split.holdout.labels) / len(split.holdout)


@dataclass
class PromotionGate:
    """A promotion gate, and challengers that call good every text with one of their words."""

    root: Path
    store: DatasetStore
    bundles: BundleDirectory
    registry: FakeModelRegistry
    tracker: FakeExperimentTracker
    log: FakeDecisionLog
    clock: Clock = field(default_factory=ticking_clock)
    policy: PromotionPolicy = field(default_factory=PromotionPolicy)
    timer: Timer = field(default_factory=steady_timer)
    reports: list[RunReport] = field(default_factory=list)
    was_done_already: bool = False  # the last rollback
    is_told: bool = False

    def challenger(
        self,
        key: str,
        words: list[str],
        logit_difference: float = 0.0,
        label_threshold: float = DATA.split.label_threshold,
        label: str = "",
    ) -> ExportResult:
        with self.tracker.run(key) as run:
            run_id = run.run_id
        location = write_exported(self.root / "runs" / key)
        Path(location, MODEL_FILE).write_text(json.dumps({"good_words": words}))
        manifest = replace(UNSEALED, run_id=run_id, label_threshold=label_threshold, label=label)
        self.bundles.seal(location, replace(manifest, dataset_version=1))
        fp32, int8 = (
            ParityMeasurement(
                precision=precision,
                rows=80,
                logit_difference=logit_difference,
                label_agreement=1.0,
                accuracy=0.8,
                accuracy_drop=0.0,
            )
            for precision in (Precision.FP32, Precision.INT8)
        )
        parity = judge_parity(fp32, int8, ParityPolicy())
        return ExportResult(run_id=run_id, dataset_version=1, location=location, parity=parity)

    def examine(self, challenger: ExportResult, data: DataSelection = DATA) -> RegistrationResult:
        check_and_register = CheckAndRegister(
            deployment=self._deployment(f"downloads/{challenger.run_id}"),
            store=self.store,
            tracker=self.tracker,
            clock=self.clock,
            load_scorer=load_fake_scorer,
            policy=self.policy,
            learn_baseline=majority_baseline,
            timer=self.timer,
            read_training=lambda _: TrainingRecord(),
            write_reports=self._write_reports,
        )
        return check_and_register(challenger, data)

    def _deployment(self, downloads: str) -> ChampionDeployment:
        return ChampionDeployment(
            bundles=self.bundles,
            registry=self.registry,
            log=self.log,
            downloads=str(self.root / downloads),
            is_told=self.is_told,
        )

    def _write_reports(self, report: RunReport) -> Mapping[str, str]:
        self.reports.append(report)
        return write_plain_reports(report)

    def go_back(
        self, to: int | None = None, *, who: str = "ada", why: str = "worse captions"
    ) -> DecisionEntry:
        deployment = self._deployment("rollback")
        roll_back = RollBack(deployment=deployment, tracker=self.tracker, clock=self.clock)
        result = roll_back(to=to, who=who, why=why)
        self.was_done_already = result.done_already
        return result.entry

    def damage_served(self) -> None:
        served = self.bundles.served()
        assert served is not None
        Path(served.location, MODEL_FILE).write_text("{}")

    def served(self) -> tuple[int | None, str] | None:
        """Version and run of what is served."""
        served = self.bundles.served()
        return (served.manifest.model_version, served.manifest.run_id) if served else None

    def champion(self) -> tuple[int, str] | None:
        champion = self.registry.champion()
        return (champion.version, champion.run_id) if champion else None

    def runs_registered(self) -> list[str]:
        return [model.run_id for model in self.registry.history()]
