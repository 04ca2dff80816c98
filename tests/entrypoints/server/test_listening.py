"""Where a server listens."""

import socket
from contextlib import closing

import pytest
from flask import Flask

from entrypoints.server.server import address, bind

HAS_IPV6 = socket.has_dualstack_ipv6()


@pytest.mark.parametrize(
    ("host", "clients"),
    [
        ("127.0.0.1", ["127.0.0.1"]),
        ("0.0.0.0", ["127.0.0.1"]),  # noqa: S104 - tested
        pytest.param("::1", ["::1"], marks=pytest.mark.skipif(not HAS_IPV6, reason="no IPv6 here")),
        pytest.param(
            "::",
            ["::1", "127.0.0.1"],
            marks=pytest.mark.skipif(not HAS_IPV6, reason="no IPv6 here"),
        ),
    ],
)
def test_clients_of_either_family_reach_it(host: str, clients: list[str]) -> None:
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = 1_000
    with closing(bind(app, host=host, port=0, threads=1)) as server:
        for client in clients:
            socket.create_connection((client, int(server.effective_port)), timeout=10).close()
        server.task_dispatcher.shutdown()
    assert (address(server).count("[") == 1) is (":" in host)
