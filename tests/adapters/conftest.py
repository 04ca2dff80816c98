"""The adapters are tested with the technologies themselves."""

from collections.abc import Iterator

import pytest

from tests.fakes.proxy import Proxy, running_proxy

pytest.importorskip("torch", reason="comes with the extra train")


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with running_proxy() as running:
        yield running
