"""Tells a change by a signed POST to an address."""

import time
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from urllib.parse import urlsplit

import requests
import urllib3

from adapters.network.deadline import Deadline
from adapters.network.failures import request_failure
from adapters.network.proxies import check_proxy_status, passing_proxy_fault, proxies_of
from adapters.notices.attempts import Attempts, Never, NotNow
from adapters.notices.document import document_of
from adapters.notices.signature import signed_headers
from domain.model.promotion.champion_change import ChampionChange

_PASSING = frozenset(
    {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}
)


class Webhook:
    """Implements ``ChangeListener``.

    The address may hold a secret of its own, so that only its host is ever named.

    Args:
        key: that the receiver knows, too.
        timeout: seconds to wait for a connection, and for the answer.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        *,
        url: str,
        key: bytes,
        timeout: float,
        attempts: Attempts,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._url, self._key, self._timeout = url, key, timeout
        self._attempts, self._clock = attempts, clock
        self._shown = f"the webhook at {urlsplit(url).hostname}"

    def __call__(self, change: ChampionChange) -> str:
        post = partial(self._post, change.id, document_of(change))
        return self._attempts.deliver(self._shown, lambda deadline: deadline.within(post, deadline))

    def _post(self, message_id: str, body: bytes, deadline: Deadline) -> str:
        deadline.check()
        signed = signed_headers(
            self._key, message_id=message_id, seconds=int(self._clock()), body=body
        )
        try:
            with requests.post(
                self._url,
                data=body,
                headers={"content-type": "application/json", **signed},
                timeout=self._timeout,
                proxies=proxies_of(self._url),
                allow_redirects=False,  # to a host that is not configured
                stream=True,  # the answer's body is not read
            ) as response:
                return self._judged(response.status_code)
        # Names that are none let urllib3 and the codec of host names raise errors of their own.
        except (requests.RequestException, urllib3.exceptions.HTTPError, ValueError) as error:
            raise NotNow(passing_proxy_fault(self._url, error) or request_failure(error)) from error

    def _judged(self, status: int) -> str:
        check_proxy_status(self._url, status)
        words = f"status {status}"
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return words
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _PASSING:
            raise NotNow(words)
        raise Never(words)
