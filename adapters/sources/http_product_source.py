"""Products from the data service over HTTP, with retries and strict validation."""

import time
from collections.abc import Callable
from functools import partial
from http import HTTPStatus

import requests
import urllib3
from pydantic import ValidationError
from requests.utils import urldefragauth
from tenacity import (
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential,
)

from adapters.findings import first_finding
from adapters.network.deadline import Deadline, TooLate
from adapters.network.failures import request_failure
from adapters.network.proxies import check_proxy_status, passing_proxy_fault, proxies_of, proxy_of
from adapters.sources.collection_document import UnexpectedCollection, read_document
from domain.errors.base import InvalidValue
from domain.errors.catalog import SourceMalformed, SourceUnavailable
from domain.model.catalog.generation import check_draw
from domain.model.data.dataset import Collection

MAX_ANSWER_BYTES = 64 * 1024 * 1024  # the largest draw, 10,000 products, is about 4 MB
_LONGEST_WAIT = 30.0  # seconds between two attempts, however many there are
_CHUNK_BYTES = 64 * 1024
_NO_ADDRESS = (
    requests.exceptions.InvalidURL,
    requests.exceptions.InvalidSchema,
    requests.exceptions.MissingSchema,
)


class _NotNow(Exception):
    """An attempt failed in a way that may pass."""


class HttpProductSource:
    """Asks ``GET {url}/generate_data`` for products.

    Args:
        url: of the data service, without the route.
        timeout: seconds to wait for a connection, and for each part of the answer.
        total: seconds for all attempts together.
        attempts: how often to ask before giving up, at least 1.
        backoff: seconds before the second attempt; doubled for each further one, at most 30.
        first_count: products of the very first collection.
        count: of later ones.
        seed: of the draw; None leaves it to the service.
        sleep: waits that many seconds.
        max_bytes: a longer answer is refused before it fills the memory.
    """

    def __init__(
        self,
        *,
        url: str,
        timeout: float,
        total: float,
        attempts: int,
        backoff: float,
        first_count: int,
        count: int,
        seed: int | None = None,
        sleep: Callable[[float], None] = time.sleep,
        max_bytes: int = MAX_ANSWER_BYTES,
    ) -> None:
        if attempts < 1:
            raise InvalidValue("attempts", attempts, "at least 1")
        self._route = f"{url.rstrip('/')}/generate_data"
        self._shown = urldefragauth(url)  # passwords stay out of messages
        self._first_count, self._count, self._seed = first_count, count, seed
        self._timeout, self._total = timeout, total
        self._attempts, self._max_bytes = attempts, max_bytes
        self._retrying = Retrying(
            stop=stop_after_attempt(attempts) | stop_before_delay(total),
            wait=wait_exponential(multiplier=backoff, max=_LONGEST_WAIT),
            retry=retry_if_exception_type(_NotNow),
            sleep=sleep,
            reraise=True,
        )

    def fetch(self, *, since: str | None) -> Collection:
        count, seed = self._first_count if since is None else self._count, self._seed
        check_draw(count=count, seed=seed)
        parameters = {"count": count} | ({} if seed is None else {"seed": seed})
        deadline, retrying = Deadline(self._total), self._retrying.copy()
        # An answer that drips keeps every wait for its next part short, so the whole is timed.
        try:
            body = retrying(deadline.within, partial(self._ask, deadline), parameters)
        except (_NotNow, TooLate) as error:
            reason = str(error) or f"not answered within {self._total:g} s"
            attempts = retrying.statistics["attempt_number"]
            raise SourceUnavailable(self._shown, attempts, reason) from error
        try:
            return read_document(body).collection(count=count, seed=seed)
        except ValidationError as error:
            raise SourceMalformed(self._shown, first_finding(error)) from error
        except UnexpectedCollection as error:
            raise SourceMalformed(self._shown, str(error)) from error

    def _ask(self, deadline: Deadline, parameters: dict[str, int]) -> bytes:
        try:
            with requests.get(
                self._route,
                params=parameters,
                timeout=self._timeout,
                stream=True,
                proxies=proxies_of(self._route),
                # A redirect could lead to another host, which is not configured.
                allow_redirects=False,
            ) as response:
                self._check_status(response)
                return self._read(response, deadline)
        except requests.RequestException as error:
            fault = passing_proxy_fault(self._route, error)
            if isinstance(error, _NO_ADDRESS):
                reason = f"this is not an HTTP address: {error}"
                raise SourceMalformed(self._shown, reason) from error
            raise _NotNow(fault or request_failure(error)) from error
        except urllib3.exceptions.HTTPError as error:
            is_timeout = isinstance(error, urllib3.exceptions.TimeoutError)
            raise _NotNow("timeout" if is_timeout else "the answer broke off") from error

    def _check_status(self, response: requests.Response) -> None:
        status = response.status_code
        check_proxy_status(self._route, status)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
            raise _NotNow(self._status(response))
        if response.is_redirect:
            target = urldefragauth(response.headers["Location"])
            raise SourceMalformed(self._shown, f"status {status}, a redirect to {target!r:.200}")
        if status != HTTPStatus.OK:
            raise SourceMalformed(self._shown, self._status(response))

    def _read(self, response: requests.Response, deadline: Deadline) -> bytes:
        body = bytearray()
        # Not iter_content, which waits until a part is full, however slowly it comes.
        while data := response.raw.read1(_CHUNK_BYTES, decode_content=True):
            deadline.check()
            body += data
            if len(body) > self._max_bytes:
                raise SourceMalformed(self._shown, f"more than {self._max_bytes:,} bytes")
        return bytes(body)

    def _status(self, response: requests.Response) -> str:
        """With the words that the server chose, which a terminal must not obey."""
        proxy = proxy_of(self._route)
        way = f" through the proxy {proxy}" if proxy else ""
        return f"status {response.status_code} {response.reason!r:.80}{way}"
