"""Addresses of feeds: which are asked, and how messages show them."""

import re
from urllib.parse import SplitResult, urlsplit

from requests.utils import urldefragauth

from adapters.network.proxies import is_loopback
from domain.errors.catalog import FeedUnreadable

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_REMEDY = "bring an address that begins with https://, or a file"


def is_address(source: str) -> bool:
    return _SCHEME.match(source) is not None


def shown(source: str) -> str:
    """Without a password, and without what is asked for, which may be a key."""
    if not is_address(source):
        return source
    address, mark, _ = source.partition("?")
    try:
        return str(urldefragauth(address)) + mark
    except ValueError:
        return address.rpartition("@")[2] + mark


def check_address(url: str, *, before: str | None = None) -> None:
    """Only https; plain http of this machine, which nobody listens to, too.

    Args:
        before: the address that led here.

    Raises:
        FeedUnreadable: it is another.
    """
    parts = _parts(url)
    if parts.scheme == "https" and parts.hostname:
        return
    is_near = parts.scheme == "http" and is_loopback(parts.hostname or "")
    if is_near and (before is None or urlsplit(before).scheme == "http"):
        return
    if before is not None:
        reason = f"it leads to {shown(url)!r:.200}, which is not https"
        raise FeedUnreadable(shown(before), reason, _REMEDY)
    raise FeedUnreadable(shown(url), "it is no https address", _REMEDY)


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise FeedUnreadable(shown(url), "it is no https address", _REMEDY) from error
