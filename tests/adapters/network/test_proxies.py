"""Which addresses are asked through the proxy of the environment."""

import pytest

from adapters.network.proxies import proxy_of
from tests.fakes.proxy import set_proxies

PROXY = "http://me:s3cret@proxy.example:3128/"
SHOP = "http://shop.example/feed"


@pytest.mark.parametrize(
    ("variable", "url"),
    [
        ("http_proxy", SHOP),
        ("HTTP_PROXY", SHOP),
        ("https_proxy", "https://shop.example"),
        ("HTTPS_PROXY", "https://shop.example"),
        ("all_proxy", SHOP),
        ("ALL_PROXY", "https://shop.example"),
    ],
)
def test_each_usual_variable_names_a_proxy(
    monkeypatch: pytest.MonkeyPatch, variable: str, url: str
) -> None:
    set_proxies(monkeypatch, **{variable: PROXY})
    assert proxy_of(url) == "proxy.example:3128"


def test_a_proxy_for_the_other_scheme_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    set_proxies(monkeypatch, HTTPS_PROXY=PROXY)
    assert proxy_of(SHOP) is None


def test_the_lower_case_name_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    set_proxies(monkeypatch, HTTP_PROXY="http://other:1", http_proxy="proxy.example:3128")
    assert proxy_of(SHOP) == "proxy.example:3128"


@pytest.mark.parametrize("name", ["no_proxy", "NO_PROXY"])
@pytest.mark.parametrize(
    ("excepted", "direct", "through"),
    [
        ("shop.example", "http://shop.example/", "http://workshop.example/"),
        ("shop.example", "http://eu.shop.example/", "http://shop.example.org/"),
        (".shop.example", "http://eu.shop.example/", "http://workshop.example/"),
        ("intern.example, Shop.Example", "http://shop.example/", "http://other.example/"),
        ("shop.example:8000", "http://shop.example:8000/", "http://shop.example:8001/"),
        ("shop.example:443", "https://shop.example/", "http://shop.example/"),
        ("10.1.2.3", "http://10.1.2.3:8000/", "http://10.1.2.4:8000/"),
        ("10.1.2.3:8000", "http://10.1.2.3:8000/", "http://10.1.2.3:8001/"),
        ("10.1.0.0/16", "http://10.1.2.3/", "http://10.2.0.1/"),
        ("2001:db8::1", "http://[2001:db8::1]/", "http://[2001:db8::2]/"),
    ],
)
def test_what_no_proxy_names_is_asked_directly(
    monkeypatch: pytest.MonkeyPatch, name: str, excepted: str, direct: str, through: str
) -> None:
    set_proxies(monkeypatch, ALL_PROXY=PROXY, **{name: excepted})
    assert proxy_of(direct) is None
    assert proxy_of(through) == "proxy.example:3128"


def test_a_star_in_no_proxy_names_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    set_proxies(monkeypatch, ALL_PROXY=PROXY, NO_PROXY="*")
    assert proxy_of(SHOP) is None


@pytest.mark.parametrize(
    "url",
    ["http://localhost:5001", "http://127.0.0.1:5001", "http://127.8.9.1", "https://[::1]:5001"],
)
def test_this_machine_is_never_asked_through_a_proxy(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    set_proxies(monkeypatch, ALL_PROXY=PROXY, HTTP_PROXY=PROXY, HTTPS_PROXY=PROXY)
    assert proxy_of(url) is None
