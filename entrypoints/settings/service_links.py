"""Variables that Kubernetes, and Docker's links, set for services whose names begin as ours do.

Kubernetes writes for every service of a namespace, into every pod of it, where the service is
(https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables). For one
named ``creatives-data``, in the order of its source, pkg/kubelet/envvars/envvars.go::

    CREATIVES_DATA_SERVICE_HOST=10.0.0.11      CREATIVES_DATA_SERVICE_PORT=5001
    CREATIVES_DATA_SERVICE_PORT_HTTP=5001      CREATIVES_DATA_PORT=tcp://10.0.0.11:5001
    CREATIVES_DATA_PORT_5001_TCP=tcp://10.0.0.11:5001
    CREATIVES_DATA_PORT_5001_TCP_PROTO=tcp     CREATIVES_DATA_PORT_5001_TCP_PORT=5001
    CREATIVES_DATA_PORT_5001_TCP_ADDR=10.0.0.11

The first two are also what people write who forget an underscore of a setting, such as
``CREATIVES_DATA_SERVICE__HOST``. So these belong to a service only where its ``_PORT`` says the
same, which no setting can look like. All others are known by themselves. Of ``creatives-data`` and
``creatives-data-service`` in one namespace each has a ``CREATIVES_DATA_SERVICE_PORT``, and one is
lost: ``…_PORT_5001_TCP`` says where a service is, too.

Docker's ``--link`` adds ``…_NAME=/client/service`` and the service's own variables as ``…_ENV_…``.
"""

import re
from collections.abc import Iterator, Mapping
from ipaddress import ip_address

_URL = re.compile(r"(tcp|udp|sctp)://(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+)):([0-9]{1,5})")
_SERVICE = re.compile(r"([A-Z](?:[A-Z0-9_]*[A-Z0-9])?)_PORT(?:_([0-9]{1,5})_(TCP|UDP|SCTP))?")
_NAMED_PORT = re.compile(r"SERVICE_PORT_[A-Z0-9](?:[A-Z0-9_]*[A-Z0-9])?")
_NUMBER = re.compile(r"[0-9]{1,5}")
_LINK = re.compile(r"/[\w.-]+/[\w.-]+")
_EXPOSED = re.compile(r"[A-Z][A-Z0-9_]*_PORT_([0-9]{1,5})_(TCP|UDP|SCTP)(?:_(PROTO|PORT|ADDR))?")
_ABOUT = re.compile(r"[A-Z](?:[A-Z0-9_]*[A-Z0-9])?_SERVICE_(HOST|PORT)")
_LIKE_A_SETTING = "CREATIVES_DATA_SERVICE_"


def service_links(variables: Mapping[str, str]) -> frozenset[str]:
    """The names among the variables that say where a service is."""
    alone = {name for name, value in variables.items() if _is_known_alone(name, value)}
    return frozenset(alone) | {
        name
        for service, address, port in _services(variables)
        for name, value in variables.items()
        if name.startswith(f"{service}_")
        and _belongs(name.removeprefix(f"{service}_"), value, address, port)
    }


def _is_known_alone(name: str, value: str) -> bool:
    exposed = _EXPOSED.fullmatch(name)
    if exposed:
        return _is_exposed(exposed, value)
    about = _ABOUT.fullmatch(name)
    if about is None or name.startswith(_LIKE_A_SETTING):
        return False
    return _is_address(value) if about[1] == "HOST" else _NUMBER.fullmatch(value) is not None


def _is_exposed(exposed: re.Match[str], value: str) -> bool:
    number, protocol, part = exposed[1], exposed[2].lower(), exposed[3]
    if part is None:
        parts = _parts(value)
        return parts is not None and (parts[0], parts[2]) == (protocol, number)
    if part == "ADDR":
        return _is_address(value)
    return value == {"PROTO": protocol, "PORT": number}[part]


def _services(variables: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Name, address and port of each, by the variables that hold its URL."""
    for name, value in variables.items():
        service, parts = _SERVICE.fullmatch(name), _parts(value)
        if service and parts:
            protocol, address, port = parts
            if service[2] is None or (service[2], service[3].lower()) == (port, protocol):
                yield service[1], address, port


def _parts(url: str) -> tuple[str, str, str] | None:
    """Protocol, address and port, where it is such an URL."""
    found = _URL.fullmatch(url)
    if not found:
        return None
    address = found[2] or found[3]
    return (found[1], address, found[4]) if _is_address(address) else None


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _belongs(rest: str, value: str, address: str, port: str) -> bool:
    """Whether the variable, which is not known alone, is one of the service that is there."""
    if rest in {"SERVICE_HOST", "SERVICE_PORT"}:
        return value == (address if rest == "SERVICE_HOST" else port)
    if rest == "NAME":
        return _LINK.fullmatch(value) is not None
    if _NAMED_PORT.fullmatch(rest):
        return _NUMBER.fullmatch(value) is not None
    return rest.startswith("ENV_") or (rest == "PORT" and _parts(value) is not None)
