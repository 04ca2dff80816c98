"""Compare a challenger with the champion; register, promote and serve the better one.

The registry's alias ``champion`` is the truth, the served bundle follows it. Whoever runs this step
again after a crash, with this challenger or the next, finishes what was begun. A run is judged
once: when its decision took effect, the step run again gives that decision and changes nothing,
whatever was promoted or rolled back since.

Both models are examined on the labels that the challenger's settings give the holdout today: a
champion that was trained for another label threshold answers the question the shop asks now, and
the report says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from domain.errors.promotion import LabelThresholdChanged
from domain.model.data.split import Split, split_dataset
from domain.model.promotion.bundle import CARD_FILE, REPORT_FILE, Bundle
from domain.model.promotion.comparison import ComparisonReport
from domain.model.promotion.decision import PromotionDecision, decide_promotion
from domain.model.promotion.decision_entry import compared
from domain.model.promotion.policy import PromotionPolicy
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.run_report import RunReport
from domain.model.promotion.succession import finished_rollback
from domain.ports.baseline import BaselineLearner
from domain.ports.clock import Clock
from domain.ports.dataset_store import DatasetStore
from domain.ports.experiment_tracker import ExperimentTracker
from domain.ports.quality_scorer import ScorerLoader
from domain.ports.report_writer import ReportWriter, TrainingRecordReader
from domain.ports.timer import Timer
from domain.use_cases.promote.champion_deployment import ChampionDeployment
from domain.use_cases.promote.examination import Examination, examine
from domain.use_cases.promote.record_comparison import record_comparison
from domain.use_cases.train.export_model import ExportResult
from domain.use_cases.train.train_model import DataSelection


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationResult:
    """The decision, and the version that is served after it (None: nothing is)."""

    decision: PromotionDecision
    champion_version: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAndRegister:
    """Compares a challenger with the champion, and carries the decision out.

    Attributes:
        policy: what a challenger must show.
        learn_baseline: a simpler method, for the record.
        timer: for the latencies of both models.
        read_training: how the challenger was trained, for the report.
        write_reports: the page people look at, the model card, and the rest.
    """

    deployment: ChampionDeployment
    store: DatasetStore
    tracker: ExperimentTracker
    clock: Clock
    load_scorer: ScorerLoader
    policy: PromotionPolicy
    learn_baseline: BaselineLearner
    timer: Timer
    read_training: TrainingRecordReader
    write_reports: ReportWriter

    def __call__(self, exported: ExportResult, data: DataSelection) -> RegistrationResult:
        """Decide on the current holdout, record the comparison, and carry the decision out."""
        deployment = self.deployment
        with deployment.bundles.promotion():
            deployment.restore_aliases()
            deployment.finish_interrupted()
            if rollback := finished_rollback(deployment.log.entries()):
                self.tracker.finish(rollback.run_id)  # which a crash may have left open
            taken = self._taken(exported.run_id)
            if taken is not None:
                served = deployment.serve_champion()
                return RegistrationResult(decision=taken, champion_version=served)
            examined = self._examine(exported, data)
            decision = decide_promotion(
                challenger=examined.challenger.predictions,
                champion=examined.champion_predictions,
                circumstances=examined.circumstances(self.learn_baseline, self.timer),
                policy=self.policy,
            )
            registered = deployment.registry.history()
            report = self._report(examined, decision, registered)
            texts = self.write_reports(report)
            record_comparison(self.tracker.resume(exported.run_id), decision, texts)
            if all(model.run_id != exported.run_id for model in registered):
                examined = self._enclose(examined, texts)  # a registered one keeps its own
            served = self._carry_out(examined, report)
            return RegistrationResult(decision=decision, champion_version=served)

    def _taken(self, run_id: str) -> PromotionDecision | None:
        """The decision on a run, when it took effect."""
        log = self.deployment.log
        own = [entry for entry in log.entries() if entry.run_id == run_id]
        return log.decision(run_id) if own and own[0].finished else None

    def _candidate(self, location: str, split: Split) -> Bundle:
        """Raises LabelThresholdChanged: its labels would not be those it is examined on."""
        bundle = self.deployment.bundles.open(location)
        trained = bundle.manifest
        if (trained.label_threshold, trained.label_words) != (split.threshold, split.meaning):
            raise LabelThresholdChanged(trained.label_words, split.meaning)
        return bundle

    def _examine(self, exported: ExportResult, data: DataSelection) -> Examination:
        """Let the challenger and its opponent answer the challenger's holdout."""
        dataset = self.store.load(exported.dataset_version, window=data.window)
        split = split_dataset(dataset, data.split)
        challenger = self._candidate(exported.location, split)
        opponent = self.deployment.opponent(exported.run_id)
        champion = None
        if opponent is not None:
            bundle = self.deployment.bundle_of(opponent)
            champion = examine(bundle, self.load_scorer, split.holdout)
        return Examination(
            exported=exported,
            challenger=examine(challenger, self.load_scorer, split.holdout),
            opponent=opponent,
            champion=champion,
            dataset=dataset,
            split=split,
        )

    def _report(
        self,
        examined: Examination,
        decision: PromotionDecision,
        registered: Sequence[RegisteredModel],
    ) -> RunReport:
        exported, champion = examined.exported, examined.champion
        manifest = examined.challenger.bundle.manifest
        comparison = ComparisonReport(
            run_id=exported.run_id,
            dataset_version=exported.dataset_version,
            decision=decision,
            parity=exported.parity,
            champion=examined.opponent,
            label=manifest.label_words,
            champion_label=champion.bundle.manifest.label_words if champion else None,
            history=[model for model in registered if model.run_id != exported.run_id],
        )
        return RunReport(
            comparison=comparison,
            entry=compared(
                decision,
                at=self.clock(),
                run_id=exported.run_id,
                dataset_version=exported.dataset_version,
                opponent=examined.opponent,
            ),
            manifest=manifest,
            predictions=examined.challenger.predictions,
            champion_predictions=examined.champion_predictions,
            products=examined.products(),
            decisions=[
                entry
                for entry in self.deployment.log.entries()
                if entry.finished and entry.run_id != exported.run_id
            ],
            training=self.read_training(exported.location),
        )

    def _carry_out(self, examined: Examination, report: RunReport) -> int | None:
        """Record the decision and carry it out; returns the version that is served then."""
        decision = report.comparison.decision
        self.deployment.log.record(report.entry, decision)
        if decision.promoted:
            registered = self._register(examined, decision)
            return self.deployment.promote(report.entry, registered, examined.bundles).version
        return self.deployment.serve_champion(examined.bundles)

    def _enclose(self, examined: Examination, texts: Mapping[str, str]) -> Examination:
        """Put the page and the model card into the candidate, so that they travel with it."""
        challenger = examined.challenger
        enclosed = {name: texts[name] for name in (REPORT_FILE, CARD_FILE)}
        bundle = self.deployment.bundles.enclose(challenger.bundle, enclosed)
        return replace(examined, challenger=replace(challenger, bundle=bundle))

    def _register(self, examined: Examination, decision: PromotionDecision) -> RegisteredModel:
        exported = examined.exported
        return self.deployment.registry.register(
            exported.run_id,
            accuracy=decision.challenger_accuracy,
            dataset_version=exported.dataset_version,
            bundle=exported.location,
            description=examined.described(decision),
        )
