"""The parts of collecting: a store on disk, fakes for what is not, and the test's own policies."""

import json
from dataclasses import replace
from pathlib import Path

from adapters.baseline.text_two_sample import score_new_texts
from domain.model.data.policy import DataPolicy
from domain.model.drift.measures import DriftPolicy
from domain.model.promotion.bundle import MODEL_FILE, Bundle
from domain.ports.dataset_store import DatasetStore
from domain.use_cases.collect.collect_dataset import CollectDataset, CollectedBatch
from domain.use_cases.collect.measure_accuracy import MeasureAccuracy
from domain.use_cases.collect.measure_drift import MeasureDrift
from tests.fakes.experiment_tracker import FakeExperimentTracker
from tests.fakes.exported import UNSEALED
from tests.fakes.model_registry import FakeModelRegistry
from tests.fakes.product_source import FakeProductSource
from tests.fakes.promotion_gate import STRONG
from tests.fakes.quality_scorer import load_fake_scorer
from tests.fakes.served_bundle import FakeBundleReader
from tests.fakes.text_cleaner import FakeTextCleaner


class Intake:
    """Collects from ``source`` into ``store``; ``registry`` has no champion at first."""

    def __init__(
        self,
        store: DatasetStore,
        drift: DriftPolicy | None = None,
        *,
        window: int | None = None,
        data: DataPolicy | None = None,
    ) -> None:
        drift, data = drift or DriftPolicy(), data or DataPolicy()
        self.store, self.source = store, FakeProductSource()
        self.tracker, self.registry = FakeExperimentTracker(), FakeModelRegistry()
        self.bundles = FakeBundleReader()
        self.collect_dataset = CollectDataset(
            source=self.source,
            clean=FakeTextCleaner(),
            store=store,
            tracker=self.tracker,
            measure_drift=MeasureDrift(
                store=store,
                registry=self.registry,
                bundles=self.bundles,
                discriminate=score_new_texts,
                measure_accuracy=MeasureAccuracy(
                    bundles=self.bundles,
                    load_scorer=load_fake_scorer,
                    rule=data.rule,
                    policy=drift,
                ),
                policy=drift,
                split=data,
                window=window,
            ),
            policy=data,
        )

    def collect(self, *, run_key: str, count: int, seed: int | None) -> CollectedBatch:
        """Collect so many products that are drawn with a seed."""
        self.source.count, self.source.seed = count, seed
        return self.collect_dataset(run_key=run_key)

    def promote(
        self,
        dataset_version: int,
        bundle: Path,
        *,
        run_id: str = "a run before",
        digest: str | None = None,
        accuracy: float = 0.75,
        label: str = "",
    ) -> None:
        """Let a champion have been trained on a dataset version.

        Args:
            digest: of its dataset; None leaves its bundle unserved.
            accuracy: on its holdout, as its bundle says.
            label: what it learned to call good, in words.
        """
        bundle.mkdir(exist_ok=True)
        (bundle / MODEL_FILE).write_text(json.dumps({"good_words": STRONG}))
        model = self.registry.register(
            run_id,
            accuracy=0.8,
            dataset_version=dataset_version,
            bundle=str(bundle),
            description="a model",
        )
        self.registry.promote(model.version)
        if digest is not None:
            manifest = replace(
                UNSEALED, run_id=run_id, dataset_digest=digest, accuracy=accuracy, label=label
            )
            self.bundles.published = Bundle(location=str(bundle), manifest=manifest)
