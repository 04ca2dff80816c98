"""What pydantic found wrong with a document, in one clause."""

from pydantic import ValidationError


def first_finding(error: ValidationError) -> str:
    """The first fault: where it is, unless it is the whole, and what is asked for there."""
    finding = error.errors(include_input=False, include_url=False)[0]
    return ": ".join(filter(None, [".".join(map(str, finding["loc"])), finding["msg"]]))
