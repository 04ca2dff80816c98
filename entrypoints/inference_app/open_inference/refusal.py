"""Why a request cannot be answered, in words that name the place."""

from entrypoints.http.problem import Problem, field_path


def refusal(what: str) -> Problem:
    """400, the status that the protocol names for errors of clients."""
    return Problem(400, what, kind="invalid-request")


def shown(value: object) -> str:
    """What a client wrote, short and printable."""
    return repr(field_path([str(value)]))
