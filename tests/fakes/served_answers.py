"""Answers of an inference log, and a log that is a list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from domain.model.serving.served_answer import ServedAnswer, WrittenText

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

ANSWER = ServedAnswer(
    time=NOON,
    request_id="a-request",
    route="/predict",
    text="Desk Lamp. Dims in five steps.",
    text_hmac=None,
    text_length=30,
    category="home",
    price=24.9,
    currency="USD",
    rating=4.5,
    label="good",
    confidence=0.875,
    needs_review=False,
    truncated=False,
    cached=False,
    latency_ms=4.25,
    model_version=3,
    run_id="a run before",
    dataset_version=1,
    facts=("name", "price"),
    texts=(
        WrittenText(
            platform="shop", variant=0, field="caption", template_id="pack/caption", facts=(0, 1)
        ),
    ),
)


def answer(number: int, *, seconds: float = 0.0) -> ServedAnswer:
    """One of many: number and time differ, and so the text does."""
    text = f"Product {number}. With {number % 7} parts."
    return replace(
        ANSWER,
        time=NOON + timedelta(seconds=seconds),
        request_id=f"request-{number}",
        text=text,
        text_length=len(text),
    )


@dataclass
class FakeServedAnswers:
    """Implements ``ServedAnswers``; None in the list is a line that cannot be read."""

    kept: Sequence[ServedAnswer | None] = field(default_factory=list)

    def __call__(self, since: datetime, until: datetime) -> Iterator[ServedAnswer | None]:
        for each in self.kept:
            if each is None or since <= each.time < until:
                yield each
