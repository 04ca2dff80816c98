"""URLs of services are made of hosts as people and platforms write them."""

from ipaddress import IPv6Address
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrypoints.settings.sections import DataServiceSettings, InferenceSettings

SECTIONS = [DataServiceSettings, InferenceSettings]


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:7"),
        ("data.example", "http://data.example:7"),
        ("::1", "http://[::1]:7"),
        ("[::1]", "http://[::1]:7"),
        ("fe80::1%eth0", "http://[fe80::1%25eth0]:7"),
        ("0.0.0.0", "http://127.0.0.1:7"),  # noqa: S104 - nothing is bound
        ("::", "http://[::1]:7"),
        ("[::]", "http://[::1]:7"),
        ("0:0::0", "http://[::1]:7"),
    ],
)
def test_a_service_is_reached_where_it_listens(
    section: type[DataServiceSettings | InferenceSettings], host: str, url: str
) -> None:
    assert section(host=host, port=7).base_url == url


@given(st.ip_addresses(v=6), st.integers(0, 65_535))
def test_every_address_can_be_read_from_its_url(address: IPv6Address, port: int) -> None:
    read = urlsplit(DataServiceSettings(host=str(address), port=port).base_url)
    assert read.port == port
    assert IPv6Address(read.hostname or "") == (address if int(address) else IPv6Address("::1"))
