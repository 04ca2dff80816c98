"""Objects of a request, and their parameters; null is the same as not given."""

from typing import Any

from entrypoints.inference_app.open_inference.refusal import refusal


def object_in(value: object, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise refusal(f"{place} must be an object")
    return value


def parameters_of(tensor: dict[str, Any], place: str) -> dict[str, Any]:
    """Its parameters; empty where it has none."""
    given = tensor.get("parameters")
    return {} if given is None else object_in(given, f"{place}: parameters")


def flag(parameters: dict[str, Any], name: str, place: str) -> bool | None:
    """A parameter that is true or false; None: it is not given."""
    given = parameters.get(name)
    if given is not None and not isinstance(given, bool):
        raise refusal(f"{place}: {name} must be true or false")
    return given
