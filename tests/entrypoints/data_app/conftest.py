from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from entrypoints.data_app.app import create_app
from tests.entrypoints.live_server import Client, live


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with live(create_app(clock=lambda: datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))) as client:
        yield client
