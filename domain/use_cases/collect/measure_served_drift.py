"""Compare what the service was asked with the rows its champion was trained on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from domain.errors.base import InvalidValue
from domain.errors.data import BatchDamaged
from domain.errors.promotion import BundleDamaged
from domain.model.data.dataset import Dataset
from domain.model.data.policy import DataPolicy
from domain.model.data.product_columns import ProductColumns, columns_of_dataset
from domain.model.drift.measures import (
    MIN_ROWS,
    DriftMeasure,
    DriftPolicy,
    DriftScope,
    column_measures,
    text_measure,
)
from domain.model.drift.report import NO_CHAMPION, DriftReport, DriftUnknown, comparison_of
from domain.model.drift.served import (
    Judgements,
    ServedDrift,
    Traffic,
    judged_shares,
    judgement_measures,
    judgements_of,
    judgements_served,
    served_columns,
    too_few_rows,
)
from domain.model.promotion.registration import RegisteredModel
from domain.model.serving.distinct_sample import DistinctSample
from domain.model.serving.served_answer import ServedAnswer
from domain.ports.bundle_store import BundleReader
from domain.ports.dataset_store import DatasetStore
from domain.ports.model_registry import ModelRegistry
from domain.ports.quality_scorer import ScorerLoader
from domain.ports.served_answers import ServedAnswers
from domain.ports.text_discriminator import TextDiscriminator
from domain.use_cases.collect.champion_data import other_dataset

MOST_TEXTS = 10_000  # of the log: with plain texts of the longest kind some 60 MB
_MOST_HELD_OUT = 1_000  # that the champion is asked about: some seconds
_SEED = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureServedDrift:
    """Compares distinct texts of the log with the champion's training rows, and its answers.

    A text that is asked a thousand times is one row: a thousand equal ones would make any
    difference look certain.

    Attributes:
        split: separates the champion's training rows from its holdout.
        window: batches a training looks back; None is all.
        currency: of the dataset's prices.
    """

    answers: ServedAnswers
    store: DatasetStore
    registry: ModelRegistry
    bundles: BundleReader
    load_scorer: ScorerLoader
    discriminate: TextDiscriminator
    policy: DriftPolicy
    split: DataPolicy
    window: int | None
    currency: str

    def __call__(
        self, since: datetime, until: datetime, *, all_models: bool = False
    ) -> ServedDrift:
        """Measure a span of time.

        Args:
            all_models: answers of other models than the champion count, too: what was asked is
                the same whoever answered, but labels and confidences are not compared then.

        Raises:
            StorageFault: as ``ServedAnswers``.
        """
        champion = self.registry.champion()
        run_id = champion.run_id if champion else None
        traffic, sample = self._read(since, until, None if all_models else run_id)
        if champion is None:
            return ServedDrift(traffic=traffic, found=NO_CHAMPION)
        try:
            return self._compare(champion, traffic, sample, is_mixed=all_models)
        except BatchDamaged as error:
            reason = f"the champion's training rows cannot be read: {error}"
            return ServedDrift(traffic=traffic, found=DriftUnknown(reason))

    def _read(
        self, since: datetime, until: datetime, run_id: str | None
    ) -> tuple[Traffic, list[ServedAnswer]]:
        counts: Counter[str] = Counter()
        sample = DistinctSample(MOST_TEXTS)
        for answer in self.answers(since, until):
            if answer is None:
                counts["unreadable"] += 1
            elif run_id is not None and answer.run_id != run_id:
                counts["other_models"] += 1
            else:
                counts["answers"] += 1
                sample.add(answer)
        kept = list(sample)
        traffic = Traffic(
            since=since,
            until=until,
            unreadable=counts["unreadable"],
            other_models=counts["other_models"],
            answers=counts["answers"],
            texts=len(kept),
            plain=sum(each.text is not None for each in kept),
        )
        return traffic, kept

    def _compare(
        self,
        champion: RegisteredModel,
        traffic: Traffic,
        sample: Sequence[ServedAnswer],
        *,
        is_mixed: bool,
    ) -> ServedDrift:
        if why := other_dataset(champion, self.store.versions(), self.bundles):
            return ServedDrift(traffic=traffic, found=DriftUnknown(why))
        dataset = self.store.load(champion.dataset_version, window=self.window)
        held_out = {id_ for id_ in dataset.ids if self.split.in_holdout(id_)}
        reference = columns_of_dataset(dataset, without=held_out)
        if why := too_few_rows(champion.version, traffic, len(reference)):
            return ServedDrift(traffic=traffic, found=DriftUnknown(why))
        measures = self._measures(reference, sample)
        not_measured = [] if traffic.plain >= MIN_ROWS else ["texts are hashed, so not compared"]
        before = self._held_out_judgements(champion, dataset, held_out, is_mixed=is_mixed)
        served = judgements_served(sample)
        if isinstance(before, DriftUnknown):
            not_measured.append(before.reason)
        else:
            measures += judgement_measures(before, served, self.policy)
        found = DriftReport(
            champion=champion.version,
            dataset_version=champion.dataset_version,
            reference_rows=len(reference),
            comparisons=(comparison_of(DriftScope.SERVED, len(sample), measures),),
            not_measured=tuple(not_measured),
        )
        result = ServedDrift(traffic=traffic, found=found, served=judged_shares(served))
        if isinstance(before, DriftUnknown):
            return result
        return replace(result, held_out=judged_shares(before))

    def _measures(
        self, reference: ProductColumns, sample: Sequence[ServedAnswer]
    ) -> tuple[DriftMeasure, ...]:
        columns = served_columns(sample, currency=self.currency)
        measures = tuple(column_measures(reference, columns, self.policy))
        texts = [each.text for each in sample if each.text is not None]
        if len(texts) < MIN_ROWS:
            return measures
        scored = self.discriminate(reference.texts, texts)
        text = text_measure(scored.new, scored.scores, self.policy)
        return (*measures, *([text] if text else []))

    def _held_out_judgements(
        self, champion: RegisteredModel, dataset: Dataset, ids: set[str], *, is_mixed: bool
    ) -> Judgements | DriftUnknown:
        """The champion's answers about rows that it did not learn from, as served ones are."""
        if is_mixed:
            return DriftUnknown("labels and confidences are of several models, so not compared")
        training = set(dataset.ids) - ids
        texts: Sequence[str] = columns_of_dataset(dataset, without=training).texts
        if len(texts) < MIN_ROWS:
            return DriftUnknown(f"the champion's holdout has fewer than {MIN_ROWS} rows")
        if len(texts) > _MOST_HELD_OUT:
            texts = Random(_SEED).sample(texts, _MOST_HELD_OUT)
        try:
            served = self.bundles.served()
            if served is None or served.manifest.run_id != champion.run_id:
                return DriftUnknown(f"champion version {champion.version} is not what is served")
            scores = self.load_scorer(served.location).score(texts)
        except (BundleDamaged, InvalidValue) as error:
            return DriftUnknown(f"champion version {champion.version} cannot be asked: {error}")
        return judgements_of([score.good for score in scores])
