"""The parts of collecting: a store on disk, fakes for what is not, and the test's own policies."""

from pathlib import Path

from adapters.baseline.text_two_sample import tell_texts_apart
from domain.model.batch_check import BatchPolicy
from domain.model.drift import DriftPolicy
from domain.model.split import SplitPolicy
from domain.ports.dataset_store import DatasetStore
from domain.use_cases.collect_dataset import Collecting
from domain.use_cases.measure_drift import DriftGauge
from tests.fakes.experiment_tracker import FakeExperimentTracker
from tests.fakes.model_registry import FakeModelRegistry
from tests.fakes.product_source import FakeProductSource


class Intake:
    """Collects from ``source`` into ``store``; ``registry`` has no champion at first."""

    def __init__(self, store: DatasetStore, drift: DriftPolicy | None = None) -> None:
        self.store, self.source = store, FakeProductSource()
        self.tracker, self.registry = FakeExperimentTracker(), FakeModelRegistry()
        self.collecting = Collecting(
            source=self.source,
            store=store,
            tracker=self.tracker,
            gauge=DriftGauge(
                store=store,
                registry=self.registry,
                discriminate=tell_texts_apart,
                policy=drift or DriftPolicy(),
                split=SplitPolicy(),
                window=None,
            ),
            policy=BatchPolicy(),
        )

    def crown(self, dataset_version: int, bundle: Path) -> None:
        """Let a champion have been trained on a dataset version."""
        bundle.mkdir(exist_ok=True)
        model = self.registry.register(
            "run1", accuracy=0.8, dataset_version=dataset_version, bundle=str(bundle)
        )
        self.registry.promote(model.version)
