"""The proxy that an address is asked through, as the usual variables of the environment say.

HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, or their lower-case names, which come first. The
proxy resolves the names of what is asked through it.
"""

import ipaddress
import re
from http import HTTPStatus
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

import requests
from requests.utils import get_environ_proxies, select_proxy
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from domain.errors.catalog import ProxyUnusable

_PORTS = {"http": 80, "https": 443}
_SCHEMES = {"http", "https", "socks4", "socks4a", "socks5", "socks5h"}
# As http.client says it; urllib3 passes it on in the text of an error.
_TUNNEL = re.compile(r"Tunnel connection failed: (?P<status>\d{3})")
_PASSING = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


def is_loopback(host: str) -> bool:
    """Whether the host is this machine, by its name or its number."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def proxies_of(url: str) -> dict[str, str]:
    """The proxies of one request, as requests takes them: the environment's, or none at all.

    Raises:
        ProxyUnusable: the environment's is no address.
    """
    proxy = _proxy(url)
    if proxy is None:
        return dict.fromkeys(("http", "https", "all"), "")
    if not _is_address(proxy):
        raise ProxyUnusable(_shown(proxy), "it is no address of a proxy")
    return {}


def proxy_of(url: str) -> str | None:
    """Host and port of the proxy, without its password; None: the address is asked directly."""
    proxy = _proxy(url)
    return None if proxy is None else _shown(proxy)


def _shown(proxy: str) -> str:
    return proxy.rpartition("@")[2].rpartition("://")[2].rstrip("/")


def _is_address(proxy: str) -> bool:
    try:
        parts = parse_url(proxy if "://" in proxy else f"http://{proxy}")
    except LocationParseError:
        return False
    return bool(parts.host) and parts.scheme in _SCHEMES


def _proxy(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme)
    except ValueError:  # requests will say so
        return None
    if is_loopback(host):  # a proxy elsewhere would look for it on its own machine
        return None
    proxy = select_proxy(url, get_environ_proxies(url))
    # requests does not compare the port of an IP address, nor one that the address leaves out.
    return proxy if proxy and not proxy_bypass(f"{host}:{port}") else None


def check_proxy_status(url: str, status: int) -> None:
    """Raise when an answer is the proxy's own, which asks for a password.

    Raises:
        ProxyUnusable: it is.
    """
    proxy = proxy_of(url)
    if proxy and status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        raise ProxyUnusable(proxy, f"it answers {_named(status)}")


def passing_proxy_fault(url: str, error: Exception) -> str | None:
    """What a proxy did that it may not do the next time, in words; None: it is not to blame.

    Raises:
        ProxyUnusable: it will do so again.
    """
    proxy = proxy_of(url)
    if proxy is None:
        return None
    if isinstance(error, requests.exceptions.ProxyError):
        return _fault_of_tunnel(proxy, error)
    if isinstance(error, requests.exceptions.InvalidSchema) and "SOCKS" in str(error):
        raise ProxyUnusable(proxy, "SOCKS needs the package PySocks: pip install PySocks") from None
    return None


def _fault_of_tunnel(proxy: str, error: Exception) -> str:
    refused = _TUNNEL.search(str(error))
    if refused is None:
        return f"the proxy {proxy} does not answer"
    status = int(refused["status"])
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _PASSING:
        return f"the proxy {proxy} answers {_named(status)}"
    raise ProxyUnusable(proxy, f"it answers {_named(status)}") from None


def _named(status: int) -> str:
    """With the standard's words, not with those that the other side chose."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
