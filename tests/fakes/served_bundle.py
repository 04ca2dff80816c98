"""A published bundle that tests change at will, and a scorer that answers without a model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Event, Semaphore

from domain.model.evaluation.parity import Precision
from domain.model.evaluation.score import Score
from domain.model.promotion.bundle import Bundle, BundleManifest
from domain.model.training.calibration import Calibration
from domain.ports.quality_scorer import QualityScorer

PROBABILITY = 0.875


def bundle(version: int = 1) -> Bundle:
    manifest = BundleManifest(
        model_version=version,
        run_id=f"run-{version}",
        dataset_version=version + 1,
        dataset_digest="d" * 64,
        label_threshold=3.5,
        precision=Precision.INT8,
        max_length=128,
        accuracy=0.9,
        beats_baseline=True,
        created_at="2026-01-02T03:04:05+00:00",
        files={},
    )
    return Bundle(
        location=f"versions/{version}",
        manifest=manifest,
        calibration=Calibration(temperature=1.25, rows=40),
    )


@dataclass
class FakeBundleReader:
    """Gives what ``published`` holds, or raises it."""

    published: Bundle | Exception | None = None
    asked: int = 0

    def served(self) -> Bundle | None:
        self.asked += 1
        if isinstance(self.published, Exception):
            raise self.published
        return self.published


def by_text(texts: Sequence[str]) -> list[float]:
    """A probability of each text's own, which any other reading of it changes."""
    return [int.from_bytes(sha256(each.encode()).digest()[:6]) / 2**48 for each in texts]


@dataclass
class FakeScorer:
    """The same probability for every text, or what ``answer`` says."""

    answer: Callable[[Sequence[str]], list[float]] = lambda texts: [PROBABILITY] * len(texts)

    def score(self, texts: Sequence[str]) -> list[Score]:
        return [Score(each) for each in self.answer(texts)]


@dataclass
class GatedScorer:
    """Remembers what it was asked, and answers when its gate opens."""

    gate: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)
    _begun: Semaphore = field(default_factory=lambda: Semaphore(0))

    def score(self, texts: Sequence[str]) -> list[Score]:
        return [Score(each) for each in self.answer(texts)]

    def answer(self, texts: Sequence[str]) -> list[float]:
        self.asked += texts
        self._begun.release()
        assert self.gate.wait(timeout=60)
        return [PROBABILITY] * len(texts)

    def wait_until_asked(self) -> None:
        """Wait for one more question."""
        assert self._begun.acquire(timeout=30)


@dataclass
class FakeLoader:
    """Loads ``scorer`` when ``gate`` is open."""

    scorer: QualityScorer = field(default_factory=FakeScorer)
    gate: Event = field(default_factory=Event)
    loaded: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate.set()

    def __call__(self, location: str) -> QualityScorer:
        self.gate.wait()
        self.loaded.append(location)
        return self.scorer
