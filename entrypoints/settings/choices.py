"""Text that is one of known names."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

_MOST_NAMED = 60  # in a message; GET /platforms lists all


def one_of(names: Iterable[str]) -> Any:  # noqa: ANN401 - a type, made at run time
    """Text that is one of the names; the schema lists them."""
    known = tuple(names)

    def check(value: str) -> str:
        if value not in known:
            facts = {"names": _in_words(known, value)}
            raise PydanticCustomError("one_of", "must be one of {names}", facts)
        return value

    return Annotated[str, Field(json_schema_extra={"enum": list(known)}), AfterValidator(check)]


def _in_words(known: tuple[str, ...], value: str) -> str:
    if len(known) <= _MOST_NAMED:
        return ", ".join(known)
    near = ", ".join(get_close_matches(value[:_MOST_NAMED], known)) or known[0]
    return f"the {len(known):,} that GET /platforms lists, such as {near}"
