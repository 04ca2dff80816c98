"""Addresses that are made of a host and a port."""

from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field


def _without_brackets(host: str) -> str:
    """As sockets take it; URLs, from which people copy it, have brackets around IPv6."""
    inside = host.removeprefix("[").removesuffix("]")
    return inside if host == f"[{inside}]" else host


Host = Annotated[str, Field(min_length=1), AfterValidator(_without_brackets)]


def _reachable(url: str) -> str:
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # brackets that are not closed, a port that is no number
        is_address = False
    if not is_address:
        raise ValueError("must be an http or https address, with brackets around an IPv6 host")
    return url


ServiceAddress = Annotated[str, AfterValidator(_reachable)]


def service_url(host: str, port: int) -> str:
    """Where a service listens: ``http://127.0.0.1:8000``, ``http://[::1]:8000``.

    Args:
        host: name or address; a zone (``fe80::1%eth0``) is escaped as RFC 6874 says.
    """
    return f"http://[{host.replace('%', '%25')}]:{port}" if ":" in host else f"http://{host}:{port}"


def own_url(host: str, port: int) -> str:
    """How this machine reaches a service of its own that listens there.

    Where a service listens on all addresses (0.0.0.0 or ::) that is by the loopback.
    """
    loopback = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - nothing is bound
    try:
        return service_url(loopback.get(ip_address(host).compressed, host), port)
    except ValueError:  # a name
        return service_url(host, port)
