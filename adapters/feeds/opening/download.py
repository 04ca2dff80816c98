"""A feed at an https address as content, with retries and limits."""

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from tenacity import (
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential,
)

from adapters.feeds.opening.addresses import check_address, shown
from adapters.feeds.opening.content import Content
from adapters.feeds.opening.file_content import opened_content, reason_of
from adapters.network.deadline import Deadline, TooLate
from adapters.network.failures import request_failure
from adapters.network.proxies import passing_proxy_fault, proxies_of
from domain.errors.catalog import FeedUnreadable

_CHUNK_BYTES = 64 * 1024
_MOST_REDIRECTS = 5
_LONGEST_WAIT = 30.0  # seconds between two attempts
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_PASSING = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})
_LATER = "try again later, or download it and bring the file"
_CHECK = "check the address in a browser, or download it and bring the file"


@dataclass(frozen=True, slots=True)
class DownloadLimits:
    """What a download may take.

    Attributes:
        part_seconds: for a connection, and for each part of an answer.
        total_seconds: for everything.
        most_bytes: of the file.
        attempts: at least 1.
        backoff: seconds before the second attempt; doubled for each further one.
    """

    part_seconds: float = 30.0
    total_seconds: float = 1_800.0
    most_bytes: int = 4 << 30
    attempts: int = 4
    backoff: float = 1.0


class _NotNow(Exception):
    """An attempt failed in a way that may pass."""


def downloaded(
    url: str,
    limits: DownloadLimits | None = None,
    *,
    sleep: Callable[[float], None] = time.sleep,
) -> Content:
    """In a file without a name, which is gone when nothing needs it any more.

    Raises:
        FeedUnreadable: the address is not https, does not answer, or not with a file.
    """
    check_address(url)
    limits = limits or DownloadLimits()
    deadline = Deadline(limits.total_seconds)
    download = _Download(url, limits, deadline)
    retrying = Retrying(
        stop=stop_after_attempt(limits.attempts) | stop_before_delay(limits.total_seconds),
        wait=wait_exponential(multiplier=limits.backoff, max=_LONGEST_WAIT),
        retry=retry_if_exception_type(_NotNow),
        sleep=sleep,
        reraise=True,
    )
    source = shown(url)
    try:
        with tempfile.TemporaryFile() as file:
            # A server can drip what no read returns: headers, chunk sizes, empty blocks of gzip.
            name = retrying(deadline.within, download.attempt, file)
            file.flush()
            return opened_content(os.dup(file.fileno()), source=source, name=name)
    except _NotNow as error:
        attempts = retrying.statistics["attempt_number"]
        reason = f"no answer after {attempts} attempts: {error}"
        raise FeedUnreadable(source, reason, _LATER) from error
    except TooLate as error:
        reason = f"it was not read within {limits.total_seconds:,.0f} seconds"
        raise FeedUnreadable(source, reason, _LATER) from error
    except OSError as error:
        raise FeedUnreadable(
            source,
            f"it cannot be kept in {tempfile.gettempdir()}: {reason_of(error)}",
            "make room there, or set TMPDIR to another directory",
        ) from error


class _Download:
    """Attempts to read one address into a file."""

    def __init__(self, url: str, limits: DownloadLimits, deadline: Deadline) -> None:
        self._url, self._limits, self._deadline = url, limits, deadline

    def attempt(self, file: BinaryIO) -> str:
        """The name of the file at the address that was led to."""
        file.seek(0)
        file.truncate()
        try:
            with requests.Session() as session:
                url, response = self._answer(session)
                with response:
                    self._check(response)
                    self._read(response, file)
        except (requests.exceptions.InvalidURL, UnicodeError) as error:
            raise FeedUnreadable(shown(self._url), "it is no address", _CHECK) from error
        except requests.RequestException as error:
            raise _NotNow(request_failure(error)) from error
        except urllib3.exceptions.HTTPError as error:
            raise _NotNow(_reason_of_part(error)) from error
        return PurePosixPath(urlsplit(url).path).name

    def _answer(self, session: requests.Session) -> tuple[str, requests.Response]:
        """Of the address at the end of redirects."""
        url = self._url
        for _ in range(_MOST_REDIRECTS + 1):
            self._deadline.check()
            response = self._asked(session, url)
            if not response.is_redirect:
                return url, response
            response.close()
            target = urljoin(url, response.headers["Location"])
            check_address(target, before=url)
            url = target
        reason = f"it leads from address to address, more than {_MOST_REDIRECTS} times"
        raise FeedUnreadable(shown(self._url), reason, _CHECK)

    def _asked(self, session: requests.Session, url: str) -> requests.Response:
        # A redirect is followed only where its address is as safe as this one.
        try:
            return session.get(
                url,
                timeout=self._limits.part_seconds,
                stream=True,
                allow_redirects=False,
                proxies=proxies_of(url),
            )
        except requests.RequestException as error:
            if fault := passing_proxy_fault(url, error):
                raise _NotNow(fault) from error
            raise

    def _check(self, response: requests.Response) -> None:
        status, source = response.status_code, shown(self._url)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _PASSING:
            raise _NotNow(f"status {status} {response.reason!r:.80}")
        if status != HTTPStatus.OK:
            raise FeedUnreadable(source, f"status {status} {response.reason!r:.80}", _CHECK)
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
        if kind in _PAGES:
            reason = "it answers with a web page (HTML), such as one to log in, not with a file"
            raise FeedUnreadable(source, reason, _CHECK)

    def _read(self, response: requests.Response, file: BinaryIO) -> None:
        count = 0
        # Not iter_content, which waits until a part is full, however slowly it comes.
        while data := response.raw.read1(_CHUNK_BYTES, decode_content=True):
            self._deadline.check()
            count += len(data)
            if count > self._limits.most_bytes:
                raise FeedUnreadable(
                    shown(self._url),
                    f"it is larger than {self._limits.most_bytes:,} bytes",
                    "bring it in several files",
                )
            file.write(data)


def _reason_of_part(error: urllib3.exceptions.HTTPError) -> str:
    is_timeout = isinstance(error, urllib3.exceptions.TimeoutError)
    return "timeout" if is_timeout else "the answer broke off"
