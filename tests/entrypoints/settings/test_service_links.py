"""Variables that Kubernetes injects stop nothing and set nothing; mistakes beside them are told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrypoints.settings.errors import UnknownSettings
from entrypoints.settings.service_links import service_links
from entrypoints.settings.settings import Settings, load_settings
from entrypoints.settings.sources import variable_name
from tests.docs.setting_schemas import setting_schemas

KNOWN = [variable_name(*each) for each in setting_schemas()]
PROTOCOLS = ("TCP", "UDP", "SCTP")

pytestmark = pytest.mark.usefixtures("no_settings")


@pytest.fixture(autouse=True)
def _empty_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def injected(service: str, address: str, ports: list[tuple[str, int, str]]) -> dict[str, str]:
    """What the kubelet writes for a service with these ports, each with name and protocol."""
    name = service.upper().replace("-", "_")
    host = f"[{address}]" if ":" in address else address
    found = {f"{name}_SERVICE_HOST": address, f"{name}_SERVICE_PORT": str(ports[0][1])}
    for label, port, _ in ports:
        if label:
            found[f"{name}_SERVICE_PORT_{label.upper().replace('-', '_')}"] = str(port)
    for index, (_, port, protocol) in enumerate(ports):
        url = f"{protocol.lower()}://{host}:{port}"
        if index == 0:
            found[f"{name}_PORT"] = url
        prefix = f"{name}_PORT_{port}_{protocol}"
        found |= {
            prefix: url,
            f"{prefix}_PROTO": protocol.lower(),
            f"{prefix}_PORT": str(port),
            f"{prefix}_ADDR": address,
        }
    return found


labels = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,12}[a-z0-9])?", fullmatch=True)
# A DNS label may hold two hyphens, which become the delimiter of our own names.
services = labels.map(lambda rest: f"creatives-{rest}") | st.sampled_from(
    [
        "creatives",
        "creatives-inference",
        "creatives--data-service",
        "creatives-inference--port",
        "creatives-config",
        "creatives-service-port",
        "creatives-port-80-tcp",
    ]
)
addresses = st.ip_addresses().map(str)
ports = st.lists(
    st.tuples(labels | st.just(""), st.integers(1, 65_535), st.sampled_from(PROTOCOLS)),
    min_size=1,
    max_size=4,
)
environments = st.lists(st.tuples(services, addresses, ports), min_size=1, max_size=3).map(
    lambda found: [injected(*each) for each in found]
)


@given(environments)
def test_whatever_services_there_are_the_settings_stay_the_defaults(
    each_service: list[dict[str, str]],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in _together(each_service):
            patch.setenv(name, value)
        assert load_settings() == Settings()


@given(environments, st.sampled_from(KNOWN), st.text("0123456789.:/tcp", min_size=1))
def test_no_setting_is_ever_taken_for_a_service(
    each_service: list[dict[str, str]], setting: str, value: str
) -> None:
    variables = dict(_together(each_service)) | {setting: value}
    assert setting not in service_links(variables)


@given(services, addresses, ports, st.data())
def test_a_variable_that_says_something_else_is_not_of_the_service(
    service: str, address: str, exposed: list[tuple[str, int, str]], data: st.DataObject
) -> None:
    variables = injected(service, address, exposed)
    name = data.draw(st.sampled_from([*variables]))
    assert name not in service_links(variables | {name: "127.0.0.256"})


@pytest.mark.parametrize("service", ["creatives", "creatives-inference", "creatives--web"])
def test_each_variable_is_known_by_itself(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in injected(service, "10.0.0.7", [("", 8000, "TCP")]).items():
        monkeypatch.setenv(name, value)
        assert load_settings() == Settings()
        monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CREATIVES_DATA_SERVICE_HOST", "10.0.0.1"),  # as of a service creatives-data
        ("CREATIVES_DATA_SERVICE_PORT", "5001"),
        ("CREATIVES_INFERENCE_PORT", "8000"),
        ("CREATIVES_INFERENCE_PORT", "http://10.0.0.1:8000"),
        ("CREATIVES_INFERENCE_PORT", "tcp://inference:8000"),
        ("CREATIVES_INFERNCE__PORT", "8000"),
        ("CREATIVES_INFERENCE__PROT", "8000"),
        ("CREATIVES_SERVICE_HOST", "shop.example"),
        ("CREATIVES_INFERENCE_PORT_8000_TCP", "8000"),
        ("CREATIVES_INFERENCE_PORT_8000_TCP", "udp://10.0.0.1:8000"),
    ],
)
def test_a_mistake_is_told_also_beside_services(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    for beside, fact in injected("creatives-web", "10.0.0.7", [("http", 8000, "TCP")]).items():
        monkeypatch.setenv(beside, fact)
    monkeypatch.setenv(name, value)
    with pytest.raises(UnknownSettings) as caught:
        load_settings()
    assert [finding[0] for finding in caught.value.findings] == [name]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_services_that_overwrite_a_variable_of_each_other_stop_nothing(
    monkeypatch: pytest.MonkeyPatch, order: tuple[int, int]
) -> None:
    both = [
        injected("creatives-data", "10.0.0.7", [("", 5001, "TCP")]),
        injected("creatives-data-service", "10.0.0.9", [("http", 5001, "TCP"), ("", 53, "UDP")]),
    ]
    for index in order:
        for name, value in both[index].items():
            monkeypatch.setenv(name, value)
    assert load_settings() == Settings()


def test_what_dockers_links_write_beside_the_addresses_stops_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = {"CREATIVES_NAME": "/web/creatives", "CREATIVES_ENV_PATH": "/usr/bin"}
    for name, value in written.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(UnknownSettings):
        load_settings()
    monkeypatch.setenv("CREATIVES_PORT", "tcp://172.17.0.5:8000")
    assert load_settings() == Settings()


def _together(each_service: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Services whose names become the same overwrite one another as a whole."""
    found: dict[str, str] = {}
    for variables in each_service:
        if found.keys().isdisjoint(variables):
            found |= variables
    yield from found.items()
