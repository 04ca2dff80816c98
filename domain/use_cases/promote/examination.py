"""Let a challenger and the champion answer the same holdout."""

from dataclasses import dataclass

from domain.model.data.dataset import Dataset
from domain.model.data.split import Examples, Split
from domain.model.evaluation.predictions import Predictions
from domain.model.evaluation.slices import slices_of
from domain.model.promotion.bundle import Bundle
from domain.model.promotion.contest import Circumstances
from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.run_report import HoldoutProducts
from domain.ports.baseline import BaselineLearner
from domain.ports.quality_scorer import QualityScorer, ScorerLoader
from domain.ports.timer import Timer
from domain.use_cases.promote.compare_latency import latency_ratio
from domain.use_cases.train.export_model import ExportResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminedModel:
    """A model with the answers it gave on the holdout."""

    bundle: Bundle
    scorer: QualityScorer
    predictions: Predictions


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """Both models with their answers: what a decision is taken from.

    Attributes:
        opponent: the version the challenger is compared with; None without one.
        champion: that version, examined.
        dataset: the challenger's dataset version.
        split: of that dataset.
    """

    exported: ExportResult
    challenger: ExaminedModel
    opponent: RegisteredModel | None
    champion: ExaminedModel | None
    dataset: Dataset
    split: Split

    def circumstances(self, learn_baseline: BaselineLearner, timer: Timer) -> Circumstances:
        """Measure what counts besides the answers."""
        exported, opponent, holdout = self.exported, self.opponent, self.split.holdout
        ratio = None
        if self.champion is not None:
            scorers = (self.challenger.scorer, self.champion.scorer)
            ratio = latency_ratio(*scorers, holdout.texts, timer)
        return Circumstances(
            parity_passed=exported.parity.passed,
            newer_data=opponent is None or exported.dataset_version > opponent.dataset_version,
            latency_ratio=ratio,
            tfidf_accuracy=learn_baseline(self.split),
            slices=slices_of(self.dataset, holdout.ids),
        )

    @property
    def bundles(self) -> dict[str, Bundle]:
        """Run id -> bundle, of both models."""
        known = {self.exported.run_id: self.challenger.bundle}
        if self.opponent is not None and self.champion is not None:
            known[self.opponent.run_id] = self.champion.bundle
        return known

    @property
    def champion_predictions(self) -> Predictions | None:
        return None if self.champion is None else self.champion.predictions

    def products(self) -> HoldoutProducts:
        """What the models were examined on."""
        data, holdout = self.dataset, self.split.holdout
        place = {product_id: row for row, product_id in enumerate(data.ids)}
        return HoldoutProducts(
            texts=holdout.texts,
            categories=[data.categories[place[product_id]] for product_id in holdout.ids],
            prices=[data.prices[place[product_id]] for product_id in holdout.ids],
        )

    def described(self, decision: PromotionDecision) -> str:
        """The challenger in two sentences, for people who look at the registry."""
        exported, opponent, accuracy = self.exported, self.opponent, decision.champion_accuracy
        beside = "there was no champion yet"
        if opponent is not None and accuracy is not None:
            beside = f"champion version {opponent.version} on {accuracy:.1%} of the same"
        return (
            f"Trained on dataset version {exported.dataset_version} ({len(self.dataset):,} rows) "
            f"in run {exported.run_id}. Right on {decision.challenger_accuracy:.1%} of "
            f"{decision.holdout_rows:,} products it had not seen; {beside}."
        )


def examine(bundle: Bundle, load_scorer: ScorerLoader, holdout: Examples) -> ExaminedModel:
    """Load a model and let it answer every row of a holdout.

    Raises:
        BundleDamaged: it cannot be loaded.
        InvalidValue: an answer is no probability.
    """
    scorer = load_scorer(bundle.location)
    predictions = Predictions(
        ids=holdout.ids,
        truth=holdout.labels,
        good_probabilities=[score.good for score in scorer.score(holdout.texts)],
    )
    return ExaminedModel(bundle=bundle, scorer=scorer, predictions=predictions)
