"""A data service elsewhere behind a real proxy, which alone knows where its name leads."""

import pytest

from adapters.sources.http_product_source import HttpProductSource
from domain.errors.base import CreativesError
from domain.errors.catalog import ProxyUnusable, SourceMalformed, SourceUnavailable
from tests.adapters.sources.conftest import DataService
from tests.fakes.proxy import Proxy, set_proxies

ELSEWHERE = "http://shop.example:8001"


def source_of(url: str, attempts: int = 2) -> HttpProductSource:
    return HttpProductSource(
        url=url, timeout=10, total=60, attempts=attempts, backoff=1.0, sleep=lambda _: None,
        first_count=4, count=4, seed=1,
    )  # fmt: skip


@pytest.fixture
def service(
    data_service: DataService, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> DataService:
    set_proxies(monkeypatch, HTTP_PROXY=f"http://{proxy.address}")
    proxy.routes["shop.example"] = int(data_service.url.rpartition(":")[2])
    return data_service


def fault(attempts: int = 2, url: str = ELSEWHERE) -> CreativesError:
    with pytest.raises(CreativesError) as caught:
        source_of(url, attempts).fetch(since=None)
    return caught.value


def test_a_service_elsewhere_is_asked_through_the_proxy(service: DataService, proxy: Proxy) -> None:
    assert len(source_of(ELSEWHERE).fetch(since=None).products) == 4
    assert proxy.asked == [f"GET {ELSEWHERE}/generate_data?count=4&seed=1"]


def test_a_service_on_this_machine_is_not(service: DataService, proxy: Proxy) -> None:
    assert len(source_of(service.url).fetch(since=None).products) == 4
    assert proxy.asked == []


@pytest.mark.parametrize("excepted", ["shop.example", "shop.example:8001", "*"])
def test_nor_is_one_that_no_proxy_names(
    service: DataService, proxy: Proxy, monkeypatch: pytest.MonkeyPatch, excepted: str
) -> None:
    monkeypatch.setenv("NO_PROXY", excepted)
    assert "(no connection)" in str(fault())  # without the proxy the name leads nowhere
    assert proxy.asked == []


def test_the_password_of_the_proxy_is_sent_and_never_shown(
    service: DataService, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy.login = "me:p@ss"
    monkeypatch.setenv("HTTP_PROXY", f"http://me:p%40ss@{proxy.address}")
    assert len(source_of(ELSEWHERE).fetch(since=None).products) == 4
    proxy.status = 502
    error = fault()
    assert isinstance(error, SourceUnavailable)
    assert error.reason == f"status 502 'Bad Gateway' through the proxy {proxy.address}"


@pytest.mark.parametrize("url", [ELSEWHERE, "https://shop.example"])
def test_a_proxy_that_wants_another_password_is_said_at_once(
    service: DataService, proxy: Proxy, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    proxy.login = "me:other"
    monkeypatch.setenv("ALL_PROXY", f"http://me:s3cret@{proxy.address}")
    error = fault(url=url)
    assert isinstance(error, ProxyUnusable)
    assert error.reason == "it answers 407 Proxy Authentication Required"
    assert len(proxy.asked) == 1
    assert "s3cret" not in str(error)
    assert error.__cause__ is None or "s3cret" not in str(error.__cause__)


def test_a_proxy_that_allows_no_way_there_is_said_at_once(
    service: DataService, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy.address}")
    proxy.status = 403
    error = fault(url="https://shop.example")
    assert isinstance(error, ProxyUnusable)
    assert error.reason == "it answers 403 Forbidden"
    assert len(proxy.asked) == 1


def test_a_proxy_that_finds_no_way_is_asked_again(
    service: DataService, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy.address}")
    error = fault(url="https://nowhere.example", attempts=2)
    assert isinstance(error, SourceUnavailable)
    assert error.reason == f"the proxy {proxy.address} answers 502 Bad Gateway"
    assert proxy.asked == ["CONNECT nowhere.example:443"] * 2


def test_a_proxy_that_is_down_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    set_proxies(monkeypatch, HTTP_PROXY="http://me:s3cret@127.0.0.1:9")
    error = fault()
    assert isinstance(error, SourceUnavailable)
    assert error.reason == "the proxy 127.0.0.1:9 does not answer"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://me:s3cret@proxy:99999", "it is no address of a proxy"),
        ("http://me:s3cret@", "it is no address of a proxy"),
        ("ftp://me:s3cret@proxy:21", "it is no address of a proxy"),
        ("http://me:s3#cret@proxy:3128", "it is no address of a proxy"),
        ("socks5h://me:s3cret@proxy:1080", "SOCKS needs the package PySocks: pip install PySocks"),
    ],
)
def test_an_address_that_is_no_proxys_is_not_blamed_on_the_service(
    monkeypatch: pytest.MonkeyPatch, address: str, reason: str
) -> None:
    set_proxies(monkeypatch, HTTP_PROXY=address)
    error = fault()
    assert isinstance(error, ProxyUnusable)
    assert error.reason == reason
    assert "s3" not in str(error)
    assert error.__context__ is None or error.__suppress_context__  # it shows the address whole


def test_an_address_that_is_no_services_is_not_blamed_on_the_proxy(
    service: DataService, proxy: Proxy
) -> None:
    assert isinstance(fault(url="http://"), SourceMalformed)
    assert isinstance(fault(url="http://shop.example:99999"), SourceMalformed)
    assert proxy.asked == []
