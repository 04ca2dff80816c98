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
    training._let_waiting_threads_sleep()
    assert environment.get("GOMP_SPINCOUNT") == spins
    assert environment.get("OMP_WAIT_POLICY") == given.get("OMP_WAIT_POLICY")
