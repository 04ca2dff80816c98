"""The threads behind the queue: all at once, replaced when they die, holding on to nothing."""

import gc
import time
import weakref
from collections import deque
from collections.abc import Sequence
from threading import Barrier

import pytest

from domain.model.evaluation.score import Score
from entrypoints.inference_app.scoring.inference_job import InferenceFailed, InferenceJob
from entrypoints.inference_app.scoring.inference_queue import InferenceQueue
from tests.fakes.queue_observer import Seen
from tests.fakes.served_bundle import PROBABILITY, FakeScorer, GatedScorer

PATIENCE = 30.0


def _later() -> float:
    return time.monotonic() + PATIENCE


def test_the_items_of_a_batch_run_on_all_workers_at_a_time() -> None:
    all_in = Barrier(3)

    def answer(texts: Sequence[str]) -> list[float]:
        all_in.wait(PATIENCE)  # passes only when all three are in
        return [float(text) for text in texts]

    queue = InferenceQueue(capacity=6, workers=3, observer=Seen())
    texts = ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6"]
    for _ in range(3):  # the workers are new at the first, idle at the others
        job = queue.submit(FakeScorer(answer), texts, deadline=_later())
        assert job.result() == [
            Score(0.1),
            Score(0.2),
            Score(0.3),
            Score(0.4),
            Score(0.5),
            Score(0.6),
        ]


def test_no_texts_need_no_worker() -> None:
    queue = InferenceQueue(capacity=1, workers=1, observer=Seen())
    assert queue.submit(FakeScorer(), [], deadline=_later()).result() == []


@pytest.mark.parametrize("fault", [SystemExit(1), MemoryError("none left")])
def test_a_fault_beside_the_model_fails_one_request_at_once(fault: BaseException) -> None:
    queue = InferenceQueue(capacity=4, workers=1, observer=Seen(fault))
    struck = queue.submit(FakeScorer(), ["a"], deadline=_later())
    waiting = queue.submit(FakeScorer(), ["b"], deadline=_later())

    with pytest.raises((InferenceFailed, MemoryError), match=r"SystemExit\(1\)|none left"):
        struck.result()
    assert waiting.result() == [Score(PROBABILITY)]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_dies_is_replaced_for_what_waits_already() -> None:
    queue, scorer = InferenceQueue(capacity=4, workers=1, observer=Seen()), GatedScorer()
    first = queue.submit(scorer, ["first"], deadline=_later())
    scorer.wait_until_asked()
    waiting = queue.submit(scorer, ["waiting"], deadline=_later())
    [victim] = queue._workers
    queue._waiting = _ThreadEndingQueue(queue._waiting)
    scorer.gate.set()

    assert first.result() == [Score(PROBABILITY)]
    assert waiting.result() == [Score(PROBABILITY)]
    victim.join(PATIENCE)
    assert not victim.is_alive()
    assert queue.submit(scorer, ["later"], deadline=_later()).result() == [Score(PROBABILITY)]


class _ThreadEndingQueue(deque[tuple[InferenceJob, int]]):
    """Ends the first thread that takes a text from it."""

    has_killed = False

    def popleft(self) -> tuple[InferenceJob, int]:
        if not self.has_killed:
            self.has_killed = True
            raise SystemExit
        return super().popleft()


def test_a_job_keeps_the_model_it_was_submitted_with() -> None:
    queue, hold = InferenceQueue(capacity=4, workers=1, observer=Seen()), GatedScorer()
    queue.submit(hold, ["first"], deadline=_later())
    hold.wait_until_asked()
    old = queue.submit(FakeScorer(lambda _: [0.1]), ["a"], deadline=_later())
    new = queue.submit(FakeScorer(lambda _: [0.9]), ["a"], deadline=_later())
    hold.gate.set()
    assert (old.result(), new.result()) == ([Score(0.1)], [Score(0.9)])


def test_a_thread_without_work_holds_on_to_no_model() -> None:
    queue, scorer = InferenceQueue(capacity=4, workers=2, observer=Seen()), FakeScorer()
    for _ in range(4):
        queue.submit(scorer, ["a", "b"], deadline=_later()).result()
    gone = weakref.ref(scorer)
    del scorer
    deadline = _later()
    while gone() is not None and time.monotonic() < deadline:  # a worker may be on its way back
        gc.collect()
    assert gone() is None
