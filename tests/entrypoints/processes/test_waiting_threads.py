"""Threads of torch that wait for each other."""

import os

import pytest

from entrypoints.bootstrap import training


@pytest.mark.parametrize(
    ("given", "spins"),
    [
        ({}, "10000"),
        ({"GOMP_SPINCOUNT": "7"}, "7"),
        ({"OMP_WAIT_POLICY": "ACTIVE"}, None),
    ],
)
def test_they_sleep_soon_unless_somebody_decided(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], spins: str | None
) -> None:
    environment = dict(given)
    monkeypatch.setattr(os, "environ", environment)
    training._settle_threads()
    assert environment.get("GOMP_SPINCOUNT") == spins
    assert environment.get("OMP_WAIT_POLICY") == given.get("OMP_WAIT_POLICY")


@pytest.mark.parametrize(
    ("given", "available", "threads"),
    [({}, 2, "2"), ({}, 8, None), ({"OMP_NUM_THREADS": "5"}, 2, "5")],
)
def test_there_are_no_more_than_a_quota_of_cores_lets_run(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], available: int, threads: str | None
) -> None:
    environment = dict(given)
    monkeypatch.setattr(os, "environ", environment)
    monkeypatch.setattr(training, "allowed_cores", lambda: 8)
    monkeypatch.setattr(training, "available_cores", lambda: available)
    training._settle_threads()
    assert environment.get("OMP_NUM_THREADS") == threads
