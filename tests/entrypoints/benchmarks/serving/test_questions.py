"""What the benchmark asks."""

from dataclasses import asdict

from entrypoints.benchmarks.serving.questions import FEWEST_WORDS, MOST_WORDS, draw_questions
from entrypoints.inference_app.schemas.batch import RefusedItem, batch_model
from entrypoints.inference_app.schemas.requests import predict_model
from entrypoints.settings.settings import InferenceSettings


def test_the_same_seed_gives_the_same_questions_and_another_seed_others() -> None:
    assert draw_questions(30, seed=1) == draw_questions(30, seed=1)
    assert draw_questions(30, seed=1) != draw_questions(30, seed=2)


def test_all_texts_differ_and_their_lengths_vary() -> None:
    texts = [question.text for question in draw_questions(3_000)]
    assert len(set(texts)) == 3_000
    words = {len(text.split()) for text in texts}
    assert words == set(range(FEWEST_WORDS, MOST_WORDS + 1))


def test_the_service_takes_them_as_they_are() -> None:
    single = predict_model(InferenceSettings())
    batch = batch_model(single, most=10)
    items = [asdict(question) for question in draw_questions(10)]
    assert [single.model_validate(item).title for item in items] == [
        each["title"] for each in items
    ]
    read = batch.model_validate({"items": items}).items
    assert len(read) == 10
    assert not any(isinstance(item, RefusedItem) for item in read)
