"""Compare new products with the rows the champion was trained on, and with its answers."""

from collections.abc import Collection
from dataclasses import dataclass

from domain.errors.data import BatchDamaged
from domain.model.data.dataset import Dataset
from domain.model.data.policy import DataPolicy
from domain.model.data.product_columns import NO_PRODUCTS, ProductColumns, columns_of_dataset
from domain.model.drift.measures import (
    MIN_ROWS,
    DriftMeasure,
    DriftPolicy,
    DriftScope,
    column_measures,
    text_measure,
)
from domain.model.drift.report import (
    NO_CHAMPION,
    DriftComparison,
    DriftReport,
    DriftUnknown,
    comparison_of,
)
from domain.model.promotion.registration import RegisteredModel
from domain.ports.bundle_store import BundleReader
from domain.ports.dataset_store import DatasetStore
from domain.ports.model_registry import ModelRegistry
from domain.ports.text_discriminator import TextDiscriminator
from domain.use_cases.collect.champion_data import other_dataset
from domain.use_cases.collect.measure_accuracy import MeasureAccuracy


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDrift:
    """Compares a new batch, and all that is newer than the champion, with its training rows.

    Attributes:
        split: separates the champion's training rows from its holdout.
        window: batches a training looks back; None is all.
    """

    store: DatasetStore
    registry: ModelRegistry
    bundles: BundleReader
    discriminate: TextDiscriminator
    measure_accuracy: MeasureAccuracy
    policy: DriftPolicy
    split: DataPolicy
    window: int | None

    def __call__(self, batch: ProductColumns, *, after: int) -> DriftReport | DriftUnknown:
        """Measure a batch, and with it all that is newer than the champion's dataset version.

        The second measurement sees small changes that last. Products that were sent again are
        compared with the others, not with what they were; the champion is asked about them, too.

        Args:
            batch: not a part of the dataset versions up to ``after``.
            after: the newest of them; 0 when there is none.
        """
        champion = self.registry.champion()
        if champion is None:
            return NO_CHAMPION
        if why := other_dataset(champion, self.store.versions(), self.bundles):
            return DriftUnknown(why)
        if champion.dataset_version > after:
            return DriftUnknown(f"champion version {champion.version} was trained on these rows")
        newer = self._newer(champion.dataset_version, after, batch)
        try:
            dataset = self.store.load(champion.dataset_version, window=self.window)
        except BatchDamaged as error:
            return DriftUnknown(f"the champion's training rows cannot be read: {error}")
        return self._report(champion, dataset, batch, newer)

    def _report(
        self,
        champion: RegisteredModel,
        dataset: Dataset,
        batch: ProductColumns,
        newer: ProductColumns,
    ) -> DriftReport | DriftUnknown:
        reference = self._training_rows(dataset, {*batch.ids, *newer.ids})
        comparisons: tuple[DriftComparison, ...] = ()
        not_measured = []
        if len(reference) < MIN_ROWS or len(newer) + len(batch) < MIN_ROWS:
            not_measured.append(f"fewer than {MIN_ROWS} rows to compare, new or the champion's")
        else:
            comparisons = compare_columns(reference, batch, newer, self.policy, self.discriminate)
        accuracies = self.measure_accuracy(champion, self._held_out(dataset), _looks(batch, newer))
        if isinstance(accuracies, DriftUnknown):
            not_measured.append(f"accuracy not measured: {accuracies.reason}")
            accuracies = ()
        if not comparisons and not accuracies:
            return DriftUnknown("; ".join(not_measured))
        return DriftReport(
            champion=champion.version,
            dataset_version=champion.dataset_version,
            reference_rows=len(reference),
            comparisons=comparisons,
            accuracies=accuracies,
            not_measured=tuple(not_measured),
        )

    def _training_rows(self, dataset: Dataset, new: Collection[str]) -> ProductColumns:
        held_out = {id_ for id_ in dataset.ids if self.split.in_holdout(id_)}
        return columns_of_dataset(dataset, without=held_out | set(new))

    def _held_out(self, dataset: Dataset) -> int:
        """How many labelled rows the champion was examined on."""
        scores = map(self.split.rule.score, dataset.evidence())
        rows = zip(dataset.ids, scores, strict=True)
        return sum(score is not None and self.split.in_holdout(id_) for id_, score in rows)

    def _newer(self, version: int, after: int, batch: ProductColumns) -> ProductColumns:
        batches = after - version
        if batches == 0:
            return NO_PRODUCTS
        try:
            dataset = self.store.load(after, window=min(batches, self.window or batches))
        except BatchDamaged:
            return NO_PRODUCTS  # the batch can be measured all the same
        return columns_of_dataset(dataset, without=set(batch.ids))


def compare_columns(
    reference: ProductColumns,
    batch: ProductColumns,
    newer: ProductColumns,
    policy: DriftPolicy,
    discriminate: TextDiscriminator,
) -> tuple[DriftComparison, ...]:
    """Measure a batch where it is large enough, and it with earlier new rows where there are any.

    Args:
        newer: than the champion's dataset version, without the batch.
    """
    return tuple(
        comparison_of(scope, len(rows), _measures(reference, rows, policy, discriminate))
        for scope, rows in _looks(batch, newer)
        if len(rows) >= MIN_ROWS
    )


def _looks(batch: ProductColumns, newer: ProductColumns) -> list[tuple[DriftScope, ProductColumns]]:
    since = [(DriftScope.SINCE, newer + batch)] if len(newer) else []
    return [(DriftScope.BATCH, batch), *since]


def _measures(
    reference: ProductColumns,
    new: ProductColumns,
    policy: DriftPolicy,
    discriminate: TextDiscriminator,
) -> tuple[DriftMeasure, ...]:
    measures = column_measures(reference, new, policy)
    held_out = discriminate(reference.texts, new.texts)
    text = text_measure(held_out.new, held_out.scores, policy)
    return (*measures, *([text] if text else []))
