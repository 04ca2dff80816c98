"""A served answer as a line of JSON, and back; and from a row of a table."""

from collections.abc import Mapping
from math import isfinite

from pydantic import TypeAdapter, ValidationError

from domain.model.serving.served_answer import ServedAnswer

_FORM = TypeAdapter(ServedAnswer)


def encode(answer: ServedAnswer) -> str:
    """A line with its end."""
    return f"{_FORM.dump_json(answer).decode()}\n"


def decode(line: bytes) -> ServedAnswer | None:
    """None where a line is none of ours, or torn."""
    try:
        return _if_ours(_FORM.validate_json(line))
    except ValidationError:
        return None


def from_row(row: Mapping[str, object]) -> ServedAnswer | None:
    """None where a row is none of ours."""
    try:
        return _if_ours(_FORM.validate_python(row))
    except ValidationError:
        return None


def _if_ours(answer: ServedAnswer) -> ServedAnswer | None:
    """Times have an offset there and numbers are finite, else they could not be compared."""
    numbers = (answer.confidence, answer.price or 0, answer.rating or 0, answer.latency_ms)
    is_ours = answer.time.tzinfo is not None and all(map(isfinite, numbers))
    return answer if is_ours and 0 <= answer.confidence <= 1 else None
