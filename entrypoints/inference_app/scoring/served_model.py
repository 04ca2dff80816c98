"""The model in use: loaded in the background, warmed up, replaced at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Thread
from time import monotonic

import structlog

from domain.errors.base import CreativesError
from domain.errors.promotion import BundleDamaged
from domain.errors.storage import StorageFault, fault_behind
from domain.model.data.labelling import feature_text
from domain.model.promotion.bundle import MODEL_FILE, Bundle, BundleManifest
from domain.ports.clock import Clock
from domain.ports.quality_scorer import QualityScorer, ScorerLoader
from entrypoints.inference_app.scoring.faults import Faults
from entrypoints.inference_app.scoring.inference_job import DeadlinePassed, checked
from entrypoints.inference_app.scoring.inference_queue import InferenceQueue
from entrypoints.inference_app.scoring.prediction_cache import PredictionCache
from entrypoints.inference_app.scoring.publication import Publication

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


class ServedModel:
    """Follows the published bundle.

    Threads read ``current`` once per request: it is replaced as a whole, so that a request sees
    one model from its beginning to its end.

    Args:
        queue: the self-test goes through it, as batches do.
        self_test_seconds: after so long without a successful inference the model is tested.
        new_cache: makes one for a model that comes into use.
        on_load: called for every model that comes into use.
        on_refusal: called for every bundle that is refused.
    """

    def __init__(
        self,
        *,
        publication: Publication,
        load: ScorerLoader,
        queue: InferenceQueue,
        clock: Clock,
        reload_seconds: float,
        self_test_seconds: float,
        new_cache: Callable[[], PredictionCache],
        on_load: Callable[..., None],
        on_refusal: Callable[[], None],
    ) -> None:
        self._publication, self._load, self._clock = publication, load, clock
        self._reload_seconds, self._on_load = reload_seconds, on_load
        self._queue, self._self_test_seconds = queue, self_test_seconds
        self._new_cache = new_cache
        self._stopping = Event()
        self._thread: Thread | None = None
        self.current: Served | None = None
        self.faults = Faults(clock, on_refusal)
        self.looked = False
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
        try:
            if self._publication.is_due():
                self._use_published()
                self._publication.settled = True
        except Exception as error:  # noqa: BLE001 - whatever a disk or a runtime raises: the model in use stays
            self._note_fault(fault_behind(error) or error)
        finally:
            self.looked = True

    def _note_fault(self, fault: Exception) -> None:
        is_passing = isinstance(fault, StorageFault) or getattr(fault, "retry_helps", False)
        # What nobody expected may pass, too: look again next time.
        self._publication.settled = isinstance(fault, CreativesError) and not is_passing
        (self.faults.wait if is_passing else self.faults.refuse)(fault)

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

    def _use_published(self) -> None:
        bundle = self._publication.read()
        if bundle is not None and (self.current is None or bundle != self.current.bundle):
            self._take(self._loaded(bundle))
        self.faults.none(bundle.location if bundle else None)

    def _loaded(self, bundle: Bundle) -> Served:
        try:
            scorer = self._load(bundle.location)
            _warm_up(scorer, bundle.location)
        finally:  # a file that was replaced meanwhile explains a failure, too
            self._publication.check_unchanged(bundle)
        return Served(
            bundle=bundle, scorer=scorer, scores=self._new_cache(), loaded_at=self._clock()
        )

    def _take(self, served: Served) -> None:
        is_swap, self.current = self.current is not None, served
        self.self_test_fault = None
        self._on_load(served.manifest, is_swap=is_swap)
        _log.info("model loaded", model_version=served.manifest.model_version)


def _warm_up(scorer: QualityScorer, location: str) -> None:
    """Two inferences: allocate memory, choose kernels, and show that the model works.

    The longer text needs every position that the bundle says the model has.
    """
    try:
        texts = (_LONGEST, _WARM_UP)
        for _, score in zip(texts, scorer.score(texts), strict=True):
            checked([score])
    except Exception as error:
        damaged = BundleDamaged(location, MODEL_FILE, f"failed the warm-up ({error})")
        raise fault_behind(error, location) or damaged from error
