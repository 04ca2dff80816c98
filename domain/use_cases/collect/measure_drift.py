"""Compare new products with the rows the champion was trained on."""

from collections.abc import Collection
from dataclasses import dataclass

from domain.errors.data import BatchDamaged
from domain.model.data.policy import DataPolicy
from domain.model.data.product_columns import NO_PRODUCTS, ProductColumns, columns_of_dataset
from domain.model.drift.measures import (
    COLUMNS,
    MIN_ROWS,
    DriftMeasure,
    DriftPolicy,
    column_measures,
    text_measure,
)
from domain.model.drift.report import (
    NO_CHAMPION,
    DriftComparison,
    DriftReport,
    DriftScope,
    DriftUnknown,
)
from domain.ports.bundle_store import BundleReader
from domain.ports.dataset_store import DatasetStore
from domain.ports.model_registry import ModelRegistry
from domain.ports.text_discriminator import TextDiscriminator
from domain.use_cases.collect.champion_data import other_dataset


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
    policy: DriftPolicy
    split: DataPolicy
    window: int | None

    def __call__(self, batch: ProductColumns, *, after: int) -> DriftReport | DriftUnknown:
        """Measure a batch, and with it all that is newer than the champion's dataset version.

        The second measurement sees small changes that last. Products that were sent again are
        compared with the others, not with what they were.

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
            reference = self._training_rows(champion.dataset_version, {*batch.ids, *newer.ids})
        except BatchDamaged as error:
            return DriftUnknown(f"the champion's training rows cannot be read: {error}")
        if len(reference) < MIN_ROWS or len(newer) + len(batch) < MIN_ROWS:
            return DriftUnknown(f"fewer than {MIN_ROWS} rows, new or the champion's")
        return DriftReport(
            champion=champion.version,
            dataset_version=champion.dataset_version,
            reference_rows=len(reference),
            comparisons=compare_columns(reference, batch, newer, self.policy, self.discriminate),
        )

    def _training_rows(self, version: int, new: Collection[str]) -> ProductColumns:
        dataset = self.store.load(version, window=self.window)
        held_out = {id_ for id_ in dataset.ids if self.split.in_holdout(id_)}
        return columns_of_dataset(dataset, without=held_out | set(new))

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
    groups = [(DriftScope.BATCH, batch)] if len(batch) >= MIN_ROWS else []
    if len(newer):
        groups.append((DriftScope.SINCE, newer + batch))
    return tuple(
        _comparison(scope, rows, _measures(reference, rows, policy, discriminate))
        for scope, rows in groups
    )


def _comparison(
    scope: DriftScope, rows: ProductColumns, measures: tuple[DriftMeasure, ...]
) -> DriftComparison:
    measured = {measure.name for measure in measures}
    left_out = tuple(name for name in COLUMNS if name not in measured)
    return DriftComparison(scope=scope, rows=len(rows), measures=measures, left_out=left_out)


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
