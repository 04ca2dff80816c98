"""Compare new products with the rows the champion was trained on."""

from dataclasses import dataclass

from domain.errors import DatasetEmpty, DatasetVersionUnknown
from domain.model.drift import (
    MIN_ROWS,
    DriftPolicy,
    DriftReport,
    ProductColumns,
    column_measures,
    columns_of_dataset,
    text_measure,
)
from domain.model.split import SplitPolicy
from domain.ports.dataset_store import DatasetStore
from domain.ports.model_registry import ModelRegistry
from domain.ports.text_discriminator import TextDiscriminator


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftGauge:
    """The parts a comparison needs.

    Attributes:
        split: tells the champion's training rows from its holdout.
        window: batches a training looks back; None is all.
    """

    store: DatasetStore
    registry: ModelRegistry
    discriminate: TextDiscriminator
    policy: DriftPolicy
    split: SplitPolicy
    window: int | None

    def measure(self, batch: ProductColumns) -> DriftReport | None:
        """None without a champion, without its data, or when a side has fewer than 30 rows."""
        champion = self.registry.champion()
        if champion is None or len(batch) < MIN_ROWS:
            return None
        reference = self._training_rows(champion.dataset_version)
        if reference is None or len(reference) < MIN_ROWS:
            return None
        measures = column_measures(reference, batch, self.policy)
        told = self.discriminate(reference.texts, batch.texts)
        text = text_measure(told.new, told.scores, self.policy)
        return DriftReport(
            champion=champion.version,
            dataset_version=champion.dataset_version,
            reference_rows=len(reference),
            batch_rows=len(batch),
            measures=(*measures, *([text] if text else [])),
        )

    def _training_rows(self, version: int) -> ProductColumns | None:
        try:
            dataset = self.store.load(version, window=self.window)
        except (DatasetEmpty, DatasetVersionUnknown):
            return None  # the shop began its dataset anew, and kept its models
        rows = [row for row, id_ in enumerate(dataset.ids) if not self.split.in_holdout(id_)]
        return columns_of_dataset(dataset, rows)
