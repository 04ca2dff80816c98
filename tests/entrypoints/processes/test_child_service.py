"""A service of ours as a child: the real data service."""

import socket
from pathlib import Path

import pytest

pytest.importorskip("psutil", reason="comes with the extra train, as what is tested does")

import requests

from entrypoints.processes.child_service import child_service
from entrypoints.processes.errors import ServiceNotStarted

ROOT = Path(__file__).parents[3]
MODULE = "entrypoints.data_app"


@pytest.fixture
def probe(monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the service's next start, a free one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("CREATIVES_DATA_SERVICE__PORT", str(port))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return f"http://127.0.0.1:{port}/health"


def test_a_service_answers_inside_and_not_outside(probe: str) -> None:
    with child_service(MODULE, probe=probe):
        assert requests.get(probe, timeout=10).ok
    with pytest.raises(requests.ConnectionError):
        requests.get(probe, timeout=10)


def test_a_service_of_another_program_does_not_pass_for_ours(probe: str) -> None:
    with (
        child_service(MODULE, probe=probe),
        pytest.raises(ServiceNotStarted, match="another program answers"),
        child_service(MODULE, probe=probe),
    ):
        pass


def test_a_service_that_ends_at_once_is_an_error(
    probe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREATIVES_DATA_SERVICE__THREADS", "none")
    with (
        pytest.raises(ServiceNotStarted, match="it ended with exit code 1"),
        child_service(MODULE, probe=probe),
    ):
        pass
