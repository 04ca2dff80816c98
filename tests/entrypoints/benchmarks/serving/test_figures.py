"""Percentiles, ratios and targets."""

import pytest

from entrypoints.benchmarks.serving.figures import Load, Target, middle, percentile, ratio


def a_load(*, good: int, p50: float, refused: int = 0, failed: int = 0) -> Load:
    return Load(
        seconds=2.0, good=good, refused=refused, failed=failed, p50=p50, p95=2 * p50, p99=3 * p50
    )


@pytest.mark.parametrize(("percent", "value"), [(50, 50), (95, 95), (99, 99), (100, 100), (0.1, 1)])
def test_a_percentile_is_the_value_at_its_rank(percent: float, value: float) -> None:
    assert percentile(range(100, 0, -1), percent) == value


def test_the_percentiles_of_one_value_are_that_value() -> None:
    assert {percentile([7.0], percent) for percent in (1, 50, 99)} == {7.0}


def test_a_ratio_is_the_middle_one_of_the_rounds() -> None:
    # the whole second round was slow: its ratio is not
    assert ratio([500.0, 50.0, 520.0], [250.0, 25.0, 250.0]) == 2.0


def test_rounds_must_match() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratio([1.0, 2.0], [1.0])


def test_the_middle_of_loads_adds_up_what_failed() -> None:
    loads = [a_load(good=20, p50=4.0, failed=1), a_load(good=40, p50=2.0, refused=2)]
    loads.append(a_load(good=30, p50=3.0))
    assert middle(loads) == {
        "per_second": 15.0,
        "p50_ms": 3.0,
        "p95_ms": 6.0,
        "p99_ms": 9.0,
        "failed": 3,
    }


@pytest.mark.parametrize(
    ("value", "at_least", "reached"),
    [(1.0, True, True), (0.99, True, False), (1.0, False, True), (1.01, False, False)],
)
def test_a_limit_is_kept_up_to_itself(value: float, at_least: bool, reached: bool) -> None:  # noqa: FBT001
    target = Target(name="ratio", value=value, limit=1.0, at_least=at_least)
    assert target.reached is reached
    assert target.as_json()["at_least" if at_least else "at_most"] == 1.0
