"""A metric, and the forms in which figures are written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Metric(Generic[Result]):
    """A figure of a result.

    Attributes:
        key: its name in the tracking server.
        title: its name for people.
        meaning: what one must know to read it.
        of: takes it from a result; None where it does not exist.
        form: writes it.
    """

    key: str
    title: str
    meaning: str
    of: Callable[[Result], float | None]
    form: Callable[[float], str]

    def text(self, result: Result | None) -> str | None:
        """The figure as people read it; None where it does not exist."""
        value = None if result is None else self.of(result)
        return None if value is None else self.form(value)


def recorded(metrics: Iterable[Metric[Result]], result: Result) -> dict[str, float]:
    """Key -> figure, as a tracking server takes them; what does not exist is left out."""
    values = {metric.key: metric.of(result) for metric in metrics}
    return {key: value for key, value in values.items() if value is not None}


def percent(share: float) -> str:
    """0.851 -> 85.1%."""
    return f"{share:.1%}"


def signed_points(difference: float) -> str:
    """A difference of shares in percentage points, without the word: 0.021 -> +2.1, 0 -> 0.0."""
    rounded = round(100 * difference, 1)
    return f"{rounded:+.1f}" if rounded else "0.0"


def points(difference: float) -> str:
    """0.021 -> +2.1 points."""
    return f"{signed_points(difference)} points"


def three_decimals(value: float) -> str:
    return f"{value:.3f}"


def two_decimals(value: float) -> str:
    return f"{value:.2f}"


def three_digits(value: float) -> str:
    """For figures of any size: 0.0625, 3.1e-07."""
    return f"{value:.3g}"


def whole(count: float) -> str:
    return f"{count:,.0f}"
