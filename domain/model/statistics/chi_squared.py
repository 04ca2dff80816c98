"""The upper tail of the chi-squared distribution."""

from math import exp, lgamma, log

_EXACT = 1e-15  # relative; what a float can hold
_TINY = 1e-300  # replaces a zero that would be divided by
_MOST_STEPS = 100_000


def chi_squared_tail(value: float, degrees: int) -> float:
    """The chance of at least this value: the regularised gamma function Q(degrees/2, value/2).

    Source: Press et al. (2007), Numerical Recipes, third edition, section 6.2: the series below
    degrees/2 + 1, the continued fraction by Lentz's method above.
    """
    shape, x = degrees / 2, value / 2
    if degrees == 0 or x <= 0:
        return 1.0
    scale = exp(shape * log(x) - x - lgamma(shape))
    if x < shape + 1:
        return max(0.0, 1 - scale * _series(shape, x))
    return scale * _continued_fraction(shape, x)


def _series(shape: float, x: float) -> float:
    term = total = 1 / shape
    for step in range(1, _MOST_STEPS):
        term *= x / (shape + step)
        total += term
        if term < total * _EXACT:
            break
    return total


def _continued_fraction(shape: float, x: float) -> float:
    b = x + 1 - shape
    c, d = 1 / _TINY, 1 / b
    value = d
    for step in range(1, _MOST_STEPS):
        a = -step * (step - shape)
        b += 2
        d = 1 / (a * d + b or _TINY)
        c = b + a / c or _TINY
        value *= c * d
        if abs(c * d - 1) < _EXACT:
            break
    return value
