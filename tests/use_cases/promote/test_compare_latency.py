"""Latencies of two models, side by side, on a clock that the scorers themselves move."""

from collections.abc import Sequence

import pytest

from domain.model.evaluation.score import Score
from domain.use_cases.promote.compare_latency import TEXTS, WARM_UP, latency_ratio


class FakeClock:
    """A clock that only scorers move on."""

    def __init__(self) -> None:
        self.now = 0.0
        self.calls: list[str] = []

    def scorer(self, name: str, seconds: float) -> "SlowScorer":
        return SlowScorer(self, name, seconds)

    def __call__(self) -> float:
        return self.now


class SlowScorer:
    def __init__(self, clock: FakeClock, name: str, seconds: float) -> None:
        self._clock, self._name, self._seconds = clock, name, seconds

    def score(self, texts: Sequence[str]) -> list[Score]:
        self._clock.now += self._seconds
        self._clock.calls.append(self._name)
        return [Score(0.5)] * len(texts)


@pytest.mark.parametrize("texts", [["one"], ["text"] * 100])
def test_the_ratio_is_the_challengers_time_over_the_champions(texts: list[str]) -> None:
    clock = FakeClock()
    ratio = latency_ratio(clock.scorer("a", 3.0), clock.scorer("b", 2.0), texts, clock)
    assert ratio == pytest.approx(1.5)
    assert clock.calls[:4] == ["a", "b", "a", "b"]
    assert len(clock.calls) <= 2 * (TEXTS + WARM_UP)
