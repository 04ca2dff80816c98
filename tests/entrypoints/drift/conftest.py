import pytest

from domain.model.drift.served import ServedDrift
from tests.fakes.served_drift import DRIFTED, UNKNOWN


@pytest.fixture
def drifted() -> ServedDrift:
    return DRIFTED


@pytest.fixture
def unknown() -> ServedDrift:
    return UNKNOWN
