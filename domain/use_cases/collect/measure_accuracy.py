"""Let the served champion answer new labelled rows, and compare with what it knew before."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors.base import InvalidValue
from domain.errors.promotion import BundleDamaged
from domain.model.data.label_rule import LabelRule
from domain.model.data.product_columns import ProductColumns
from domain.model.drift.accuracy import (
    AccuracyDrop,
    LabelledTexts,
    accuracy_drop,
    labelled_texts,
)
from domain.model.drift.measures import MIN_ROWS, DriftPolicy, DriftScope
from domain.model.drift.report import DriftUnknown
from domain.model.evaluation.predictions import Predictions
from domain.model.promotion.bundle import Bundle
from domain.model.promotion.registration import RegisteredModel
from domain.model.statistics.proportions import Share
from domain.ports.bundle_store import BundleReader
from domain.ports.quality_scorer import QualityScorer, ScorerLoader

Looks = Sequence[tuple[DriftScope, ProductColumns]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureAccuracy:
    """Asks the champion about new rows with a label; it is loaded only when there are enough.

    Attributes:
        rule: of today's labels.
    """

    bundles: BundleReader
    load_scorer: ScorerLoader
    rule: LabelRule
    policy: DriftPolicy

    def __call__(
        self, champion: RegisteredModel, held_out: int, looks: Looks
    ) -> tuple[AccuracyDrop, ...] | DriftUnknown:
        """The drop in each look that has enough labelled rows, at least one, or why there is none.

        The accuracy on the holdout is the one that is sealed in the bundle.

        Args:
            held_out: labelled rows that the champion was examined on.
            looks: new products.
        """
        try:
            return self._measure(champion, held_out, looks)
        except (BundleDamaged, InvalidValue) as error:
            return DriftUnknown(f"champion version {champion.version} cannot be asked: {error}")

    def _measure(
        self, champion: RegisteredModel, held_out: int, looks: Looks
    ) -> tuple[AccuracyDrop, ...] | DriftUnknown:
        served = self.bundles.served()
        if served is None or served.manifest.run_id != champion.run_id:
            return DriftUnknown(f"champion version {champion.version} is not what is served")
        manifest = served.manifest
        if not self.rule.is_rule_of(manifest.label_threshold, manifest.label_words):
            other = f"was trained for other labels than today's: good was a {manifest.label_words}"
            return DriftUnknown(f"champion version {champion.version} {other}")
        if held_out < MIN_ROWS:
            return DriftUnknown(f"the champion was examined on fewer than {MIN_ROWS} rows")
        labelled = {
            scope: labelled_texts(products, self.rule, manifest.label_threshold)
            for scope, products in looks
        }
        enough = {scope: rows for scope, rows in labelled.items() if len(rows) >= MIN_ROWS}
        if not enough:
            return DriftUnknown(f"fewer than {MIN_ROWS} new rows have a label")
        return self._drops(served, held_out, enough)

    def _drops(
        self, served: Bundle, held_out: int, looks: dict[DriftScope, LabelledTexts]
    ) -> tuple[AccuracyDrop, ...]:
        before = Share(round(served.manifest.accuracy * held_out), held_out)
        scorer = self.load_scorer(served.location)
        return tuple(
            accuracy_drop(scope, before, _right(scorer, rows), self.policy)
            for scope, rows in looks.items()
        )


def _right(scorer: QualityScorer, rows: LabelledTexts) -> Share:
    predictions = Predictions(
        ids=rows.texts,
        truth=rows.labels,
        good_probabilities=[score.good for score in scorer.score(rows.texts)],
    )
    return Share(sum(predictions.correct), len(rows))
