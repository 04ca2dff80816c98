"""What MLflow is asked, and how it says that something is not there."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# An id that MLflow considers ill-formed cannot exist either.
_NO_ENTRY = frozenset({"RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE", "NOT_FOUND"})


def found(ask: Callable[[], T]) -> T | None:
    """What MLflow answers; None where it has no such entry."""
    from mlflow.exceptions import MlflowException  # noqa: PLC0415 - imported on first use

    try:
        return ask()
    except MlflowException as error:
        if error.error_code in _NO_ENTRY:
            return None
        raise


def quoted(value: str) -> str:
    """A text as MLflow's search language writes it; it cannot express one with both quotes."""
    return f'"{value}"' if "'" in value else f"'{value}'"
