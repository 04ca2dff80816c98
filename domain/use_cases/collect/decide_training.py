"""Whether a run trains on the data it collected, or leaves it at that."""

from dataclasses import dataclass

from domain.errors.data import BatchDamaged
from domain.model.data.dataset import DatasetVersion
from domain.model.promotion.registration import RegisteredModel
from domain.ports.bundle_store import BundleReader
from domain.ports.dataset_store import DatasetStore
from domain.ports.experiment_tracker import ExperimentTracker
from domain.ports.model_registry import ModelRegistry
from domain.use_cases.collect.champion_data import other_dataset

TRAIN_TAG = "creatives.train"
REASON_TAG = "creatives.train_reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingNeed:
    """Whether to train, and why, in words."""

    train: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideTraining:
    """Trains when enough rows are new to the champion, or when drift forces it.

    Attributes:
        min_new_rows: since the champion's dataset version; 0 trains always.
    """

    store: DatasetStore
    registry: ModelRegistry
    bundles: BundleReader
    tracker: ExperimentTracker
    min_new_rows: int

    def __call__(self, version: DatasetVersion, *, forced_by: str | None) -> TrainingNeed:
        """Decide, and record the reason in the tags of the run that collected the data.

        Args:
            version: that the run made.
            forced_by: the drift, in words, that forces a training; None leaves it to the rows.
        """
        with self.tracker.run(version.run_key) as run:
            need = self._need(version, run.run_id, forced_by)
            run.log_tags({TRAIN_TAG: "yes" if need.train else "no", REASON_TAG: need.reason})
        return need

    def _need(self, version: DatasetVersion, run_id: str, forced_by: str | None) -> TrainingNeed:
        if self.min_new_rows == 0:
            return TrainingNeed(train=True, reason="every run trains")
        champion = self.registry.champion()
        if champion is None:
            return TrainingNeed(train=True, reason="there is no champion yet")
        if champion.run_id == run_id:
            reason = "this run's model is the champion already, and the run is finished now"
            return TrainingNeed(train=True, reason=reason)
        if why := other_dataset(champion, self.store.versions(), self.bundles):
            return TrainingNeed(train=True, reason=why)
        if forced_by is not None:
            return TrainingNeed(train=True, reason=forced_by)
        return self._by_rows(champion, version)

    def _by_rows(self, champion: RegisteredModel, version: DatasetVersion) -> TrainingNeed:
        rows = self._new_rows(champion.dataset_version, version.number)
        counted = f"{rows} new rows since the champion's dataset version"
        if rows >= self.min_new_rows:
            return TrainingNeed(train=True, reason=counted)
        return TrainingNeed(train=False, reason=f"{counted}, and {self.min_new_rows} are needed")

    def _new_rows(self, champions: int, number: int) -> int:
        """Products that the champion's dataset version does not have; 0 when it is a newer one."""
        if number <= champions:
            return 0
        try:
            known = set(self.store.load(champions).ids)
            newer = self.store.load(number, window=number - champions).ids
        except BatchDamaged:  # then as many as were collected: the manifest still knows
            return sum(made.batch_rows for made in self.store.versions()[champions:number])
        return len(set(newer) - known)
