"""A served answer as a line of JSON, and back; and from a row of a table."""

from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from domain.model.serving.served_answer import ServedAnswer

_FORM = TypeAdapter(ServedAnswer)


def encode(answer: ServedAnswer) -> str:
    """A line with its end."""
    return f"{_FORM.dump_json(answer).decode()}\n"


def decode(line: bytes) -> ServedAnswer | None:
    """None where a line is none of ours, or torn."""
    try:
        return _FORM.validate_json(line)
    except ValidationError:
        return None


def from_row(row: Mapping[str, object]) -> ServedAnswer | None:
    """None where a row is none of ours."""
    try:
        return _FORM.validate_python(row)
    except ValidationError:
        return None
