"""Compare a challenger with the champion; register, promote and serve the better one.

The registry's alias ``champion`` is the truth, the served bundle follows it. Whoever runs this step
again after a crash, with this challenger or the next, finishes what was begun. A run is judged
once: when its decision took effect, the step run again gives that decision and changes nothing,
whatever was promoted or rolled back since.

Both models are examined on the labels that the challenger's settings give the holdout today: a
champion that was trained for another label threshold answers the question the shop asks now, and
the report says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.errors.promotion import LabelThresholdChanged
from domain.model.data.split import split_dataset
from domain.model.model_card import model_card
from domain.model.promotion.bundle import CARD_FILE, REPORT_FILE, Bundle
from domain.model.promotion.comparison import ComparisonReport
from domain.model.promotion.decision import PromotionDecision, decide_promotion
from domain.model.promotion.decision_entry import compared
from domain.model.promotion.policy import PromotionPolicy
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.run_report import RunReport
from domain.ports.baseline import BaselineLearner
from domain.ports.bundle_store import BundleStore
from domain.ports.clock import Clock
from domain.ports.dataset_store import DatasetStore
from domain.ports.decision_log import DecisionLog
from domain.ports.experiment_tracker import ExperimentTracker
from domain.ports.model_registry import ModelRegistry
from domain.ports.quality_scorer import ScorerLoader
from domain.ports.report_writer import ReportWriter, TrainingRecordReader
from domain.ports.timer import Timer
from domain.use_cases.promote.champion_deployment import ChampionDeployment
from domain.use_cases.promote.record_comparison import record_comparison
from domain.use_cases.promote.trial import Trial, examine
from domain.use_cases.train.export_model import ExportResult
from domain.use_cases.train.train_model import DataSelection


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationResult:
    """The decision, and the version that is served after it (None: nothing is)."""

    decision: PromotionDecision
    champion_version: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAndRegister:
    """Compares a challenger with the champion, and lets the decision happen.

    Attributes:
        policy: what a challenger must show.
        learn_baseline: a simpler method, for the record.
        timer: for the latencies of both models.
        read_training: how the challenger was trained, for the report.
        write_report: the page people look at.
        downloads: directory for bundles that have to be fetched from the registry.
    """

    store: DatasetStore
    bundles: BundleStore
    registry: ModelRegistry
    tracker: ExperimentTracker
    log: DecisionLog
    clock: Clock
    load_scorer: ScorerLoader
    policy: PromotionPolicy
    learn_baseline: BaselineLearner
    timer: Timer
    read_training: TrainingRecordReader
    write_report: ReportWriter
    downloads: str

    def __call__(self, exported: ExportResult, data: DataSelection) -> RegistrationResult:
        """Decide on the current holdout, record the comparison, and let the decision happen."""
        with self.bundles.promotion():
            keeper = self._keeper()
            keeper.restore_aliases()
            keeper.finish_interrupted()
            taken = self._taken(exported.run_id)
            if taken is not None:
                return RegistrationResult(decision=taken, champion_version=keeper.serve_champion())
            trial = self._hold(keeper, exported, data)
            decision = decide_promotion(
                challenger=trial.challenger.predictions,
                champion=trial.champion_predictions,
                circumstances=trial.circumstances(self.learn_baseline, self.timer),
                policy=self.policy,
            )
            registered = self.registry.history()
            report = self._report(trial, decision, registered)
            written = self.write_report(report)
            record_comparison(self.tracker.resume(exported.run_id), trial, report, written)
            if all(model.run_id != exported.run_id for model in registered):
                trial = self._enclose(trial, report, written.page)  # a registered one keeps its own
            served = self._carry_out(keeper, trial, report)
            return RegistrationResult(decision=decision, champion_version=served)

    def _keeper(self) -> ChampionDeployment:
        return ChampionDeployment(
            bundles=self.bundles, registry=self.registry, log=self.log, downloads=self.downloads
        )

    def _taken(self, run_id: str) -> PromotionDecision | None:
        """The decision on a run, when it took effect."""
        own = [entry for entry in self.log.entries() if entry.run_id == run_id]
        return self.log.decision(run_id) if own and own[0].finished else None

    def _candidate(self, location: str, data: DataSelection) -> Bundle:
        """Raises LabelThresholdChanged: its labels would not be those it is examined on."""
        bundle = self.bundles.open(location)
        trained, today = bundle.manifest.label_threshold, data.split.label_threshold
        if trained != today:
            raise LabelThresholdChanged(trained, today)
        return bundle

    def _hold(
        self, keeper: ChampionDeployment, exported: ExportResult, data: DataSelection
    ) -> Trial:
        """Examine the challenger and its opponent on the challenger's holdout."""
        challenger = self._candidate(exported.location, data)
        opponent = keeper.opponent(exported.run_id)
        dataset = self.store.load(exported.dataset_version, window=data.window)
        split = split_dataset(dataset, data.split)
        champion = None
        if opponent is not None:
            champion = examine(keeper.bundle_of(opponent), self.load_scorer, split.holdout)
        return Trial(
            exported=exported,
            challenger=examine(challenger, self.load_scorer, split.holdout),
            opponent=opponent,
            champion=champion,
            dataset=dataset,
            split=split,
        )

    def _report(
        self, trial: Trial, decision: PromotionDecision, registered: Sequence[RegisteredModel]
    ) -> RunReport:
        exported, champion = trial.exported, trial.champion
        history = [model for model in registered if model.run_id != exported.run_id]
        comparison = ComparisonReport(
            run_id=exported.run_id,
            dataset_version=exported.dataset_version,
            decision=decision,
            parity=exported.parity,
            champion=trial.opponent,
            label_threshold=trial.challenger.bundle.manifest.label_threshold,
            champion_label_threshold=champion.bundle.manifest.label_threshold if champion else None,
            history=history,
            best_accuracy=max((model.accuracy for model in history), default=None),
        )
        return RunReport(
            comparison=comparison,
            decided_at=self.clock(),
            predictions=trial.challenger.predictions,
            champion_predictions=trial.champion_predictions,
            products=trial.products(),
            decisions=[
                entry
                for entry in self.log.entries()
                if entry.finished and entry.run_id != exported.run_id
            ],
            training=self.read_training(exported.location),
        )

    def _carry_out(self, keeper: ChampionDeployment, trial: Trial, report: RunReport) -> int | None:
        """Write the decision down and let it happen; returns the version that is served then."""
        exported, decision = trial.exported, report.comparison.decision
        entry = compared(
            decision,
            at=report.decided_at,
            run_id=exported.run_id,
            dataset_version=exported.dataset_version,
            opponent=trial.opponent,
        )
        self.log.record(entry, decision)
        if decision.promoted:
            return keeper.promote(entry, self._register(trial, decision), trial.bundles).version
        return keeper.serve_champion(trial.bundles)

    def _enclose(self, trial: Trial, report: RunReport, page: str) -> Trial:
        """Put the page and the model card into the candidate, so that they travel with it."""
        candidate = trial.challenger.bundle
        texts = {REPORT_FILE: page, CARD_FILE: model_card(report, candidate.manifest)}
        bundle = self.bundles.enclose(candidate, texts)
        return replace(trial, challenger=replace(trial.challenger, bundle=bundle))

    def _register(self, trial: Trial, decision: PromotionDecision) -> RegisteredModel:
        exported = trial.exported
        return self.registry.register(
            exported.run_id,
            accuracy=decision.challenger_accuracy,
            dataset_version=exported.dataset_version,
            bundle=exported.location,
            description=trial.described(decision),
        )
