"""One answer as the inference log keeps it; the names of its fields are those of a line."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenText:
    """A text that was written, by the template it came from; its words are not kept.

    Attributes:
        platform: id of a platform, or ``shop`` for caption and ad copy.
        variant: of the platform, from 0.
        facts: places in ``ServedAnswer.facts``, which are the ids of the answer.
    """

    platform: str
    variant: int
    field: str
    template_id: str
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedAnswer:
    """What one text was answered with.

    Attributes:
        time: when it was answered, UTC.
        route: the rule of the route.
        text: as the model read it; None where it is hashed.
        text_hmac: hexadecimal HMAC-SHA256 of the text with a secret key; None where it is plain.
        text_length: in code points.
        price: in ``currency``; a float, because here it is only measured.
        confidence: the model's probability of the label.
        truncated: whether the model read only the beginning.
        cached: whether the score was known from an earlier request.
        latency_ms: of the whole request, up to its answer.
        model_version: of the registry; None for a bundle that was never promoted.
        facts: kinds of the facts that copy could use, each at the place of its id.
        texts: none where nothing was written.
    """

    time: datetime
    request_id: str
    route: str
    text: str | None
    text_hmac: str | None
    text_length: int
    category: str | None
    price: float | None
    currency: str | None
    rating: float | None
    label: Literal["good", "poor"]
    confidence: float
    needs_review: bool
    truncated: bool
    cached: bool
    latency_ms: float
    model_version: int | None
    run_id: str
    dataset_version: int
    facts: tuple[str, ...] = ()
    texts: tuple[WrittenText, ...] = ()
