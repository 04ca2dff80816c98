"""Compare a challenger with the champion; register, promote and serve the better one.

The registry's alias ``champion`` is the truth, the served bundle follows it. Whoever runs this step
again after a crash, with this challenger or the next, finishes what was begun: a challenger that is
the champion already is compared with the one it replaced, and what is served is made the champion.
"""

from dataclasses import dataclass, replace

from domain.errors import BundleDamaged
from domain.model.bundle import Bundle
from domain.model.comparison import ComparisonReport
from domain.model.evaluation import Predictions
from domain.model.promotion import PromotionDecision, decide_promotion
from domain.model.registration import RegisteredModel
from domain.model.split import Examples, split_dataset
from domain.ports.bundle_store import BundleStore
from domain.ports.dataset_store import DatasetStore
from domain.ports.experiment_tracker import ExperimentTracker
from domain.ports.model_registry import ModelRegistry
from domain.ports.quality_scorer import ScorerLoader
from domain.use_cases.export_model import ExportResult
from domain.use_cases.train_model import DataSelection


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationResult:
    """The decision, and the version that is served after it (None: nothing is)."""

    decision: PromotionDecision
    champion_version: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromotionGate:
    """The parts a comparison needs.

    Attributes:
        downloads: directory for bundles that have to be fetched from the registry.
    """

    store: DatasetStore
    bundles: BundleStore
    registry: ModelRegistry
    tracker: ExperimentTracker
    load_scorer: ScorerLoader
    downloads: str

    def check_and_register(self, exported: ExportResult, data: DataSelection) -> RegistrationResult:
        """Decide on the current holdout, record the comparison, and let the decision happen."""
        with self.bundles.promotion():
            challenger = self.bundles.open(exported.location)
            opponent = self._opponent(exported.run_id)
            dataset = self.store.load(exported.dataset_version, window=data.window)
            holdout = split_dataset(dataset, data.split).holdout
            bundles = {exported.run_id: challenger}
            if opponent is not None:
                bundles[opponent.run_id] = self._bundle_of(opponent)
            decision = decide_promotion(
                challenger=self._predict(challenger, holdout),
                champion=self._predict(bundles[opponent.run_id], holdout) if opponent else None,
                parity_passed=exported.parity.passed,
            )
            self._record(exported, decision, opponent)
            if decision.promoted:
                self._register(exported, decision)
            champion = self.registry.champion()
            if champion is not None:
                beats_baseline = _beats_baseline(champion, exported, decision)
                self._serve(champion, bundles[champion.run_id], beats_baseline=beats_baseline)
            return RegistrationResult(
                decision=decision, champion_version=champion.version if champion else None
            )

    def _opponent(self, run_id: str) -> RegisteredModel | None:
        champion = self.registry.champion()
        if champion is not None and champion.run_id == run_id:
            return self.registry.previous()
        return champion

    def _bundle_of(self, model: RegisteredModel) -> Bundle:
        """The served bundle when it is this model's and whole, else the registry's copy."""
        served = self._served()
        if served is not None and served.manifest.run_id == model.run_id:
            return served
        location = f"{self.downloads}/version-{model.version}"
        return self.bundles.open(self.registry.fetch_bundle(model.version, output=location))

    def _served(self) -> Bundle | None:
        try:
            return self.bundles.served()
        except BundleDamaged:
            return None  # the registry has a whole copy, and publishing it mends the damage

    def _predict(self, bundle: Bundle, holdout: Examples) -> Predictions:
        return Predictions(
            ids=holdout.ids,
            truth=holdout.labels,
            good_probabilities=self.load_scorer(bundle.location).score(holdout.texts),
        )

    def _record(
        self, exported: ExportResult, decision: PromotionDecision, opponent: RegisteredModel | None
    ) -> None:
        history = [m for m in self.registry.history() if m.run_id != exported.run_id]
        report = ComparisonReport(
            run_id=exported.run_id,
            dataset_version=exported.dataset_version,
            decision=decision,
            champion=opponent,
            history=history,
            best_accuracy=max((model.accuracy for model in history), default=None),
        )
        run = self.tracker.resume(exported.run_id)
        run.log_text(report.as_json(), "comparison/report.json")
        run.log_text(report.as_markdown(), "comparison/report.md")
        run.log_tags({"outcome": decision.outcome, "reason": decision.reason})
        run.log_metrics(
            {
                "challenger_accuracy": decision.challenger_accuracy,
                "majority_accuracy": decision.majority_accuracy,
            }
        )

    def _register(self, exported: ExportResult, decision: PromotionDecision) -> None:
        registered = self.registry.register(
            exported.run_id,
            accuracy=decision.challenger_accuracy,
            dataset_version=exported.dataset_version,
            bundle=exported.location,
        )
        self.registry.promote(registered.version)

    def _serve(self, champion: RegisteredModel, bundle: Bundle, *, beats_baseline: bool) -> None:
        served = self._served()
        if served is None or _name(served) != (champion.version, champion.run_id):
            manifest = replace(
                bundle.manifest, model_version=champion.version, beats_baseline=beats_baseline
            )
            self.bundles.publish(bundle, manifest)
        previous = self.registry.previous()
        self.bundles.keep_only({champion.version} | ({previous.version} if previous else set()))


def _name(bundle: Bundle) -> tuple[int | None, str]:
    """Both are needed: a registry that was set up anew counts versions from 1 again."""
    return bundle.manifest.model_version, bundle.manifest.run_id


def _beats_baseline(
    champion: RegisteredModel, exported: ExportResult, decision: PromotionDecision
) -> bool:
    if champion.run_id == exported.run_id:
        return decision.beats_baseline
    accuracy = decision.champion_accuracy
    return accuracy is not None and accuracy > decision.majority_accuracy
