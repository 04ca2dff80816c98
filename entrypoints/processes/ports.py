"""Whether a port is free, found out before any work is done."""

import errno
import socket

from entrypoints.processes.errors import PortTaken


def check_port(host: str, port: int, *, remedy: str) -> None:
    """Refuse a port on which another program listens.

    An address that cannot be used for another reason is left to the service, which says why.

    Args:
        remedy: what to do about it; see ``PortTaken``.

    Raises:
        PortTaken: another program listens there.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port, host=host, remedy=remedy) from error
