"""A port that another program has is found out, and what to do about it is said."""

import socket

import pytest

from entrypoints.processes.errors import PortTaken
from entrypoints.processes.ports import check_port


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "localhost"])  # noqa: S104 - not served
def test_a_port_is_refused_while_somebody_listens_there_and_not_afterwards(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"port {port} on {host} is taken.* or do this$"):
            check_port(host, port, remedy="do this")
    check_port(host, port, remedy="do this")


def test_an_address_of_another_machine_is_left_to_the_service() -> None:
    check_port("192.0.2.1", 8000, remedy="do this")
