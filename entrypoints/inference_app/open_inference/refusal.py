"""Why a request cannot be answered, in words that name the place."""

from entrypoints.http.problem import Problem, field_path


def refusal(what: str) -> Problem:
    """400, the status that the protocol names for errors of clients."""
    return Problem(400, what, kind="invalid-request")


def shown(value: object) -> str:
    """What a client wrote where a name belongs, short and printable."""
    if isinstance(value, str):
        return repr(field_path([value]))
    return "null" if value is None else "a value that is no string"
