"""A webhook: signed as Standard Webhooks has it, retried, bounded, and never shown."""

import base64
import hashlib
import hmac
import time
from threading import Event
from typing import Any

import pytest

from adapters.notices.attempts import Attempts
from adapters.notices.signature import signed_headers
from adapters.notices.webhook import Webhook
from domain.errors.promotion import NoticeUndelivered
from tests.adapters.notices.conftest import Receiver
from tests.fakes.change_listener import PROMOTION
from tests.fakes.proxy import set_proxies

KEY = b"0123456789abcdef0123456789abcdef"
SHOWN = "the webhook at 127.0.0.1"


def webhook(receiver: Receiver, attempts: Attempts, **other: Any) -> Webhook:
    settings: dict[str, Any] = {"url": receiver.url, "key": KEY, "timeout": 20}
    return Webhook(**{**settings, **other}, attempts=attempts)


def test_the_signature_is_that_of_the_specifications_own_example() -> None:
    headers = signed_headers(
        base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
        message_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        seconds=1614265330,
        body=b'{"test": 2432232314}',
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_receiver_can_check_what_it_got(receiver: Receiver, attempts: Attempts) -> None:
    webhook(receiver, attempts, clock=lambda: 1_700_000_000.9)(PROMOTION)
    [(headers, body)] = receiver.got
    assert headers["content-type"] == "application/json"
    assert headers["webhook-id"] == "promotion-run7"
    assert headers["webhook-timestamp"] == "1700000000"
    signed = b"promotion-run7.1700000000." + body
    expected = base64.b64encode(hmac.digest(KEY, signed, hashlib.sha256)).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"


@pytest.mark.parametrize("status", [500, 503, 408, 425, 429])
def test_what_may_pass_is_tried_again_by_the_same_id(
    receiver: Receiver, attempts: Attempts, status: int
) -> None:
    receiver.statuses = [status, status]
    times = iter([100.0, 200.0, 300.0])
    assert webhook(receiver, attempts, clock=lambda: next(times))(PROMOTION) == "status 204"
    sent = [(got["webhook-id"], got["webhook-timestamp"]) for got, _ in receiver.got]
    assert sent == [("promotion-run7", stamp) for stamp in ("100", "200", "300")]


@pytest.mark.parametrize("status", [302, 400, 401, 404, 410])
def test_what_will_not_pass_is_tried_once(
    receiver: Receiver, attempts: Attempts, status: int
) -> None:
    receiver.statuses = [status]
    with pytest.raises(NoticeUndelivered, match=f"^{SHOWN} was asked once: status {status};"):
        webhook(receiver, attempts)(PROMOTION)
    assert len(receiver.got) == 1


def test_attempts_end(receiver: Receiver, attempts: Attempts) -> None:
    receiver.statuses = [500] * 9
    with pytest.raises(NoticeUndelivered, match=f"^{SHOWN} was asked 3 times: status 500;"):
        webhook(receiver, attempts)(PROMOTION)
    assert len(receiver.got) == 3


def test_a_receiver_that_does_not_answer_is_given_up_within_the_whole_time(
    receiver: Receiver,
) -> None:
    released = Event()
    receiver.wait = lambda: released.wait(30)
    attempts = Attempts(total=0.3, count=20, backoff=0.01, sleep=time.sleep)
    with pytest.raises(NoticeUndelivered, match=r"no answer within 0\.3 s|timeout"):
        webhook(receiver, attempts)(PROMOTION)
    released.set()


def test_neither_token_nor_key_is_in_an_error(receiver: Receiver, attempts: Attempts) -> None:
    receiver.statuses = [400]
    addresses = (receiver.url, "http://me:t0ken@127.0.0.1:9/t0ken", "http://t0ken..example/t0ken")
    for url in addresses:
        with pytest.raises(NoticeUndelivered) as caught:
            webhook(receiver, attempts, url=url)(PROMOTION)
        shown = str(caught.value).replace("the webhook at t0ken..example", "")
        assert "t0ken" not in shown
        assert KEY.decode() not in shown


def test_a_proxy_that_is_down_is_named(
    receiver: Receiver, attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_proxies(monkeypatch, http_proxy="http://me:s3cret@127.0.0.1:9")
    with pytest.raises(NoticeUndelivered, match=r"the proxy 127\.0\.0\.1:9 does not") as caught:
        webhook(receiver, attempts, url="http://hooks.example/")(PROMOTION)
    assert "s3cret" not in str(caught.value)
