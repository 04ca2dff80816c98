import time
from collections.abc import Sequence

import pytest

from domain.model.evaluation.score import Score
from entrypoints.inference_app.scoring.inference_job import DeadlinePassed, InferenceFailed
from entrypoints.inference_app.scoring.inference_queue import InferenceQueue, QueueFull
from tests.fakes.queue_observer import Seen
from tests.fakes.served_bundle import FakeScorer, GatedScorer

PATIENCE = 30.0
ITEMS = 6


def _queue(workers: int = 1, capacity: int = ITEMS, observer: Seen | None = None) -> InferenceQueue:
    return InferenceQueue(capacity=capacity, workers=workers, observer=observer or Seen())


def _later() -> float:
    return time.monotonic() + PATIENCE


@pytest.fixture
def busy() -> GatedScorer:
    """Holds the texts that it is asked until its gate opens."""
    return GatedScorer()


def _occupied(busy: GatedScorer, capacity: int = ITEMS) -> InferenceQueue:
    """One worker, at the text "first", with an empty queue behind it."""
    queue = _queue(capacity=capacity)
    queue.submit(busy, ["first"], deadline=_later())
    busy.wait_until_asked()
    return queue


def test_first_in_is_first_out(busy: GatedScorer) -> None:
    queue = _occupied(busy)
    jobs = [queue.submit(busy, texts, deadline=_later()) for texts in (["a", "b"], ["c"], ["d"])]
    busy.gate.set()

    assert [len(job.result()) for job in jobs] == [2, 1, 1]
    assert busy.asked == ["first", "a", "b", "c", "d"]


def test_a_batch_counts_by_its_texts_and_is_refused_whole(busy: GatedScorer) -> None:
    queue = _occupied(busy)
    queue.submit(busy, ["a"] * 4, deadline=_later())
    with pytest.raises(QueueFull):
        queue.submit(busy, ["too", "many", "texts"], deadline=_later())
    assert queue.depth == 4

    fits = queue.submit(busy, ["b"] * 2, deadline=_later())
    with pytest.raises(QueueFull):
        queue.check_room()
    busy.gate.set()
    fits.result()
    assert busy.asked == ["first", *"aaaa", *"bb"]


@pytest.mark.parametrize("workers", [1, 2])
def test_retry_after_is_the_time_that_the_queue_takes(busy: GatedScorer, workers: int) -> None:
    seen = Seen()
    queue = _queue(workers=workers, observer=seen)
    slow = FakeScorer(lambda texts: time.sleep(0.02) or [0.5] * len(texts))
    for _ in range(20):
        queue.submit(slow, ["a"] * ITEMS, deadline=_later()).result()
    for _ in range(workers):
        queue.submit(busy, ["hold"], deadline=_later())
        busy.wait_until_asked()
    queue.submit(busy, ["wait"] * ITEMS, deadline=_later())

    with pytest.raises(QueueFull) as refused:
        queue.check_room()
    recent = [seconds for seconds in seen.ran_seconds if seconds > 0]
    # A running mean lies between the quickest and the slowest.
    quickest, slowest = ITEMS * min(recent) / workers, ITEMS * max(recent) / workers
    assert 0.9 * quickest <= refused.value.retry_after <= slowest
    busy.gate.set()


def test_what_was_too_late_before_it_began_is_never_run(busy: GatedScorer) -> None:
    queue = _occupied(busy)
    late = queue.submit(busy, ["late"], deadline=time.monotonic())
    after = queue.submit(busy, ["after"], deadline=_later())
    busy.gate.set()

    after.result()
    with pytest.raises(DeadlinePassed):
        late.result()
    assert busy.asked == ["first", "after"]


def test_what_would_wait_beyond_its_deadline_is_refused_at_once() -> None:
    queue = _queue(workers=2)
    for _ in range(200):
        queue.learn_request(3.0)
    queue.admitted = lambda: 4
    queue.check_room(deadline=time.monotonic() + 60)
    with pytest.raises(QueueFull) as refused:
        queue.check_room(deadline=time.monotonic() + 1)
    assert refused.value.retry_after == pytest.approx(4 * 3.0 / 2, rel=0.01)
    queue.admitted = lambda: 0  # else nothing would be admitted again, and nothing learned
    queue.check_room(deadline=time.monotonic() + 1)


def test_the_rest_of_a_batch_is_dropped_at_its_deadline(busy: GatedScorer) -> None:
    queue = _queue()
    batch = queue.submit(busy, ["begun", "dropped"], deadline=time.monotonic() + 0.05)
    with pytest.raises(DeadlinePassed):  # the model hangs, and still the request ends
        batch.result()
    after = queue.submit(busy, ["after"], deadline=_later())
    busy.gate.set()

    after.result()
    assert busy.asked == ["begun", "after"]


def test_the_urgent_goes_first_and_into_a_full_queue(busy: GatedScorer) -> None:
    queue = _occupied(busy, capacity=2)
    waiting = queue.submit(busy, ["a", "b"], deadline=_later())
    urgent = queue.submit(busy, ["urgent"], deadline=_later(), urgent=True)
    busy.gate.set()

    urgent.result()
    waiting.result()
    assert busy.asked == ["first", "urgent", "a", "b"]


@pytest.mark.parametrize("fault", [RuntimeError("bad text"), SystemExit(3)])
def test_a_bad_text_fails_its_own_request_and_no_neighbour(fault: BaseException) -> None:
    def answer(texts: Sequence[str]) -> list[float]:
        if "bad" in texts:
            raise fault
        return [0.5] * len(texts)

    queue, scorer = _queue(), FakeScorer(answer)
    submitted = [["good"], ["good", "bad"], ["good"]]
    before, bad, after = [queue.submit(scorer, texts, deadline=_later()) for texts in submitted]

    with pytest.raises((RuntimeError, InferenceFailed), match=r"bad text|SystemExit\(3\)"):
        bad.result()
    assert before.result() == after.result() == [Score(0.5)]
    assert queue.submit(scorer, ["good"], deadline=_later()).result() == [Score(0.5)]


@pytest.mark.parametrize("scores", [[], [0.1, 0.2], [float("nan")], [-0.1], [1.1]])
def test_an_answer_that_is_no_probability_fails(scores: list[float]) -> None:
    queue = _queue()
    with pytest.raises(InferenceFailed):
        queue.submit(FakeScorer(lambda _: scores), ["a"], deadline=_later()).result()
    assert queue.last_success < 0  # it is no sign of health either
