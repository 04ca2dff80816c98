"""What the benchmark asks."""

import json

from entrypoints.benchmarks.serving.texts import (
    FEWEST_WORDS,
    MOST_WORDS,
    batch_bodies,
    draw_questions,
    predict_bodies,
)
from entrypoints.inference_app.schemas.requests import request_models
from entrypoints.settings.sections import InferenceSettings


def test_the_same_seed_gives_the_same_questions_and_another_seed_others() -> None:
    assert draw_questions(count=30, seed=1) == draw_questions(count=30, seed=1)
    assert draw_questions(count=30, seed=1) != draw_questions(count=30, seed=2)


def test_all_texts_differ_and_their_lengths_vary() -> None:
    texts = [question.text for question in draw_questions(count=3_000, seed=0)]
    assert len(set(texts)) == 3_000
    words = [len(text.split()) for text in texts]
    assert min(words) == FEWEST_WORDS
    assert max(words) == MOST_WORDS
    assert len(set(words)) == MOST_WORDS - FEWEST_WORDS + 1


def test_the_service_takes_the_bodies() -> None:
    single, batch = request_models(InferenceSettings())
    questions = draw_questions(count=10, seed=0)
    assert [single.model_validate_json(body).title for body in predict_bodies(questions)] == [
        question.title for question in questions
    ]
    [first, second] = batch_bodies(questions, size=4)
    assert [item.title for item in batch.model_validate_json(first).items] == [
        question.title for question in questions[:4]
    ]
    assert len(json.loads(second)["items"]) == 4


def test_a_body_is_one_line() -> None:
    assert not any("\n" in body for body in predict_bodies(draw_questions(count=10, seed=0)))
