"""Shares of right answers: confidence intervals, an exact paired test, and sample sizes."""

from dataclasses import dataclass
from math import ceil, exp, hypot, lgamma, log, log1p, sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
POWER = 0.8
_STANDARD = NormalDist()


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a share, or a difference of shares, lies with 95 % confidence."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """So many successes in so many rows, at least one."""

    successes: int
    rows: int

    @property
    def value(self) -> float:
        return self.successes / self.rows


def wilson_interval(successes: int, rows: int) -> Interval:
    """The interval of a share.

    Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212.
    """
    z = _STANDARD.inv_cdf((1 + CONFIDENCE) / 2)
    share, pull = successes / rows, z * z / rows
    centre = (share + pull / 2) / (1 + pull)
    reach = z * sqrt(share * (1 - share) / rows + pull / (4 * rows)) / (1 + pull)
    return Interval(max(0.0, centre - reach), min(1.0, centre + reach))


def binomial_tail(successes: int, rows: int, share: float) -> float:
    """The chance of at most so many successes.

    Args:
        share: of successes in the long run, above 0 and below 1.
    """
    return sum(exp(_log_binomial(count, rows, share)) for count in range(successes + 1))


def _log_binomial(successes: int, rows: int, share: float) -> float:
    return _log_ways(rows, successes) + successes * log(share) + (rows - successes) * log1p(-share)


def _log_ways(rows: int, chosen: int) -> float:
    return lgamma(rows + 1) - lgamma(chosen + 1) - lgamma(rows - chosen + 1)


def fisher_tail(share: Share, other: Share) -> float:
    """The chance of at most so many successes where both shares are the same in the long run.

    Exact for any count, and never too small: a limit on it keeps its promise on few rows, too.

    Source: Fisher (1935), Journal of the Royal Statistical Society 98, 39-82, section II.
    """
    rows, successes = share.rows + other.rows, share.successes + other.successes
    fewest = max(0, successes - other.rows)
    logs = (
        _log_ways(share.rows, count) + _log_ways(other.rows, successes - count)
        for count in range(fewest, share.successes + 1)
    )
    return min(1.0, sum(exp(each - _log_ways(rows, successes)) for each in logs))


def difference_interval(first: Share, second: Share) -> Interval:
    """The interval of the first share minus the second, measured on different rows.

    Source: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10 (hybrid score).
    """
    one, two = (wilson_interval(each.successes, each.rows) for each in (first, second))
    difference = first.value - second.value
    below = hypot(first.value - one.low, two.high - second.value)
    above = hypot(one.high - first.value, second.value - two.low)
    return Interval(max(-1.0, difference - below), min(1.0, difference + above))


def paired_difference_interval(gained: int, lost: int, rows: int) -> Interval:
    """The interval of the difference of two shares that were measured on the same rows.

    Args:
        gained: rows that only the first gets right.
        lost: rows that only the second gets right.
        rows: all rows.

    Source: Bonett and Price (2012), Journal of Educational and Behavioral Statistics 37, 479-488,
    the adjusted Wald interval.
    """
    z = _STANDARD.inv_cdf((1 + CONFIDENCE) / 2)
    up, down = (gained + 1) / (rows + 2), (lost + 1) / (rows + 2)
    reach = z * sqrt((up + down - (up - down) ** 2) / (rows + 2))
    return Interval(max(-1.0, up - down - reach), min(1.0, up - down + reach))


def mcnemar_p_value(gained: int, lost: int) -> float:
    """Exact two-sided McNemar test: twice the smaller binomial tail at p = 1/2, at most 1.

    Source: McNemar (1947), Psychometrika 12, 153-157, in its exact binomial form.
    """
    discordant = gained + lost
    tail, ways = 0, 1
    for k in range(min(gained, lost) + 1):
        tail += ways
        ways = ways * (discordant - k) // (k + 1)  # the next binomial coefficient, from this one
    doubled = 2 * tail / (1 << discordant)  # whole numbers until here: exact for any count
    return min(1.0, doubled)


def rows_to_confirm(gained: int, lost: int, rows: int, *, alpha: float) -> int:
    """Rows on which a difference as large as this one would be significant four times in five.

    Source: Connor (1987), Biometrics 43, 207-211, for the two-sided McNemar test.
    """
    up, down = gained / rows, lost / rows
    difference = up - down
    chance = _STANDARD.inv_cdf(1 - alpha / 2) * sqrt(up + down)
    power = _STANDARD.inv_cdf(POWER) * sqrt(max(0.0, up + down - difference**2))
    return max(rows + 1, ceil(((chance + power) / difference) ** 2))


def rows_to_bound(gained: int, lost: int, rows: int, *, margin: float) -> int:
    """Rows on which a difference like this one would leave its interval above -margin.

    The interval's reach shrinks with the square root of the rows.
    """
    up, down = (gained + 1) / (rows + 2), (lost + 1) / (rows + 2)
    z = _STANDARD.inv_cdf((1 + CONFIDENCE) / 2)
    room = up - down + margin
    return max(rows + 1, ceil(z * z * (up + down - (up - down) ** 2) / room**2))
