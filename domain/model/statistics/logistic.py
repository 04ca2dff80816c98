"""The logistic function."""

from math import exp


def sigmoid(value: float) -> float:
    """1 / (1 + exp(-value)), in the form that cannot overflow."""
    part = exp(-abs(value))
    return 1 / (1 + part) if value >= 0 else part / (1 + part)
