"""The same text asked again costs no inference, as long as the same model is in use."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

import pytest

from domain.model.evaluation.score import Score
from entrypoints.inference_app.scoring.prediction_cache import CachedScorer, PredictionCache
from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.fakes.served_bundle import FakeScorer, bundle

LAMP = {"title": "Desk Lamp, Brass", "description": "Dims in five steps."}


class AskedScorer:
    """Scores a text by its length, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def score(self, texts: Sequence[str]) -> list[Score]:
        self.asked += texts
        return [Score(1 / len(text), is_truncated=len(text) > 2) for text in texts]


def _ignored(*_: object) -> None:
    """Nobody hears of scores."""


def _cached(size: int) -> tuple[CachedScorer, AskedScorer, list[int]]:
    hits: list[int] = []
    scorer = AskedScorer()
    return (
        CachedScorer(PredictionCache(size, hits.append), scorer, on_scores=_ignored),
        scorer,
        hits,
    )


def test_only_new_texts_are_asked_and_all_answers_keep_their_order() -> None:
    cached, scorer, hits = _cached(10)
    assert cached.score(["a", "bb"]) == [Score(1.0), Score(0.5)]
    assert cached.score(["ccc", "bb", "a", "d"]) == [
        Score(1 / 3, is_truncated=True),
        Score(0.5),
        Score(1.0),
        Score(1.0),
    ]
    assert scorer.asked == ["a", "bb", "ccc", "d"]
    assert sum(hits) == 2


def test_the_text_that_was_asked_longest_ago_is_forgotten() -> None:
    cached, scorer, _ = _cached(2)
    for text in ("a", "bb", "a", "ccc", "a", "bb"):
        cached.score([text])
    assert scorer.asked == ["a", "bb", "ccc", "bb"]


def test_what_was_known_is_told_text_by_text() -> None:
    told: list[tuple[object, ...]] = []
    scorer = CachedScorer(
        PredictionCache(10, lambda _: None),
        AskedScorer(),
        on_scores=lambda *each: told.append(each),
    )
    scorer.score(["a"])
    scorer.score(["bb", "a"])
    assert told == [
        (["a"], [Score(1.0)], [False]),
        (["bb", "a"], [Score(0.5), Score(1.0)], [False, True]),
    ]


def test_without_room_every_text_is_asked() -> None:
    cached, scorer, hits = _cached(0)
    assert cached.score(["a"]) == cached.score(["a"])
    assert scorer.asked == ["a", "a"]
    assert hits == []


def test_a_failure_is_not_kept() -> None:
    cache = PredictionCache(10, lambda _: None)
    failing = FakeScorer(_raises)
    with pytest.raises(RuntimeError):
        CachedScorer(cache, failing, on_scores=_ignored).score(["a"])
    assert CachedScorer(cache, AskedScorer(), on_scores=_ignored).score(["a"]) == [Score(1.0)]


def _raises(_: Sequence[str]) -> list[float]:
    raise RuntimeError("no memory")


@pytest.fixture
def service(run_service: Callable[..., AbstractContextManager[Service]]) -> Iterator[Service]:
    with run_service(SETTINGS.model_copy(update={"cached_predictions": 100})) as service:
        yield service


def _publish(service: Service, version: int) -> AskedScorer:
    scorer = AskedScorer()
    service.load.scorer, service.reader.published = scorer, bundle(version)
    service.model.look()
    scorer.asked.clear()  # the warm-up
    return scorer


def test_another_tone_platform_or_variant_costs_no_inference(service: Service) -> None:
    scorer = _publish(service, 1)
    wishes = [{}, {"tone": "premium"}, {"platforms": ["x"]}, {"variants": 3}, {"seed": 5}]
    answers = [service.client.post("/predict", LAMP | wish).json() for wish in wishes]
    batch = service.client.post("/batch_predict", {"items": [LAMP, LAMP]}).json()["creatives"]

    assert len(scorer.asked) == 1
    assert len({each["confidence"] for each in [*answers, *batch]}) == 1
    metrics = service.client.get("/metrics").body.decode()
    assert f"creatives_predictions_cached_total {len(wishes) - 1 + 2}.0" in metrics


def test_another_model_is_asked_anew(service: Service) -> None:
    _publish(service, 1)
    service.client.post("/predict", LAMP)
    promoted = _publish(service, 2)
    assert service.client.post("/predict", LAMP).json()["model_version"] == 2
    assert len(promoted.asked) == 1
