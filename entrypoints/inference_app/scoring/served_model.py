"""The model in use: loaded in the background, warmed up, replaced at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Thread
from time import monotonic

import structlog

from domain.errors.base import CreativesError
from domain.errors.promotion import BundleDamaged
from domain.model.data.labelling import feature_text
from domain.model.promotion.bundle import MODEL_FILE, Bundle, BundleManifest
from domain.ports.bundle_store import BundleReader
from domain.ports.clock import Clock
from domain.ports.quality_scorer import QualityScorer, ScorerLoader
from entrypoints.inference_app.scoring.inference_job import DeadlinePassed, checked
from entrypoints.inference_app.scoring.inference_queue import InferenceQueue
from entrypoints.inference_app.scoring.prediction_cache import PredictionCache

Stamp = Callable[[], object]
"""A cheap check of what is published: another value means that the reader may have a new bundle."""

_WARM_UP = feature_text("Compact Desk Lamp, White", "Dims in five steps. Made to last.")
_LONGEST = f"{_WARM_UP} " * 100  # cut where the model reads no further, so that it reads all it can
_LOOK_LIMIT_SECONDS = 1.0
_SELF_TEST_LIMIT_SECONDS = 5.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One model that has answered a warm-up.

    Attributes:
        scores: that it gave; another model begins without any.
    """

    bundle: Bundle
    scorer: QualityScorer
    scores: PredictionCache
    loaded_at: datetime

    @property
    def manifest(self) -> BundleManifest:
        return self.bundle.manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a bundle that was published did not come into use."""

    reason: str
    at: datetime


class ServedModel:
    """Follows the published bundle.

    Threads read ``current`` once per request: it is replaced as a whole, so that a request sees
    one model from its beginning to its end.

    Args:
        stamp: compared before the reader is asked, because the reader verifies digests.
        queue: the self-test goes through it, as batches do.
        self_test_seconds: after so long without a successful inference the model is tested.
        new_cache: makes one for a model that comes into use.
        on_load: called for every model that comes into use.
        on_refusal: called for every bundle that is refused.
    """

    def __init__(
        self,
        *,
        reader: BundleReader,
        load: ScorerLoader,
        queue: InferenceQueue,
        clock: Clock,
        stamp: Stamp,
        reload_seconds: float,
        self_test_seconds: float,
        new_cache: Callable[[], PredictionCache],
        on_load: Callable[..., None],
        on_refusal: Callable[[], None],
    ) -> None:
        self._reader, self._load, self._clock, self._stamp = reader, load, clock, stamp
        self._reload_seconds, self._on_load, self._on_refusal = reload_seconds, on_load, on_refusal
        self._queue, self._self_test_seconds = queue, self_test_seconds
        self._new_cache = new_cache
        self._seen: object = self  # differs from every stamp
        self._stopping = Event()
        self._thread: Thread | None = None
        self.current: Served | None = None
        self.refused: Refusal | None = None
        self.looked = False
        self.failing: str | None = None  # why what is published now is refused
        self.self_test_fault: str | None = None  # of the last self-test

    @property
    def is_ready(self) -> bool:
        """Whether a model is in use that answers as it should."""
        return self.current is not None and self.self_test_fault is None

    def start(self) -> None:
        """Load in a thread, which then looks for another bundle every ``reload_seconds``."""
        self._thread = Thread(target=self._follow, name="served-model", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(_LOOK_LIMIT_SECONDS)

    def look(self) -> None:
        """Load what is published when it is not what is in use; keep what is in use otherwise."""
        stamp: object = self
        try:
            stamp = self._stamp()
            if stamp != self._seen:
                self._take(self._reader.served())
                self.failing = None
        except CreativesError as error:
            self._refuse(error)
        except Exception as error:  # noqa: BLE001 - whatever a disk or a runtime raises: the model in use stays
            stamp = self  # it may pass: look again next time
            self._refuse(error)
        finally:
            self._seen, self.looked = stamp, True

    def _follow(self) -> None:
        self.look()
        while not self._stopping.wait(self._reload_seconds):
            self.look()
            self.test()

    def test(self) -> None:
        """Test the model in use when it has answered nothing for ``self_test_seconds``."""
        served = self.current
        if served is None:
            return
        if self.self_test_fault or monotonic() - self._queue.last_success > self._self_test_seconds:
            self._note(self._fault(served.scorer))

    def _fault(self, scorer: QualityScorer) -> str | None:
        """What is wrong with the model's answer; None: nothing."""
        deadline = monotonic() + _SELF_TEST_LIMIT_SECONDS
        try:
            self._queue.submit(scorer, [_WARM_UP], deadline=deadline, urgent=True).result()
        except DeadlinePassed:
            return f"no answer within {_SELF_TEST_LIMIT_SECONDS:g} s"
        except Exception as error:  # noqa: BLE001 - whatever a runtime raises is the finding
            return str(error) or type(error).__name__
        return None

    def _note(self, fault: str | None) -> None:
        if fault != self.self_test_fault:
            if fault:
                _log.error("self-test failed", reason=fault)
            else:
                _log.info("self-test passed again")
        self.self_test_fault = fault

    def _take(self, bundle: Bundle | None) -> None:
        if bundle is None or (self.current is not None and bundle == self.current.bundle):
            return
        scorer = self._load(bundle.location)
        _warm_up(scorer, bundle.location)
        is_swap = self.current is not None
        self.current = Served(
            bundle=bundle, scorer=scorer, scores=self._new_cache(), loaded_at=self._clock()
        )
        self.self_test_fault = None
        self._on_load(bundle.manifest, is_swap=is_swap)
        _log.info("model loaded", model_version=bundle.manifest.model_version)

    def _refuse(self, error: Exception) -> None:
        reason = str(error) or type(error).__name__
        if reason == self.failing:  # logged already
            return
        self.failing = reason
        self.refused = Refusal(reason=reason, at=self._clock())
        self._on_refusal()
        _log.error("model refused", reason=reason, exc_info=not isinstance(error, CreativesError))


def _warm_up(scorer: QualityScorer, location: str) -> None:
    """Two inferences: allocate memory, choose kernels, and show that the model works.

    The longer text needs every position that the bundle says the model has.
    """
    try:
        texts = (_LONGEST, _WARM_UP)
        for _, score in zip(texts, scorer.score(texts), strict=True):
            checked([score])
    except Exception as error:
        raise BundleDamaged(location, MODEL_FILE, f"failed the warm-up ({error})") from error
