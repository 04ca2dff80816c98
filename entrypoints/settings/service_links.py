"""Variables that Kubernetes, and Docker's links, set for services whose names begin as ours do.

Kubernetes writes for every service of a namespace, into every pod of it, where the service is
(https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables). For one
named ``creatives-data``, in the order of its source, pkg/kubelet/envvars/envvars.go::

    CREATIVES_DATA_SERVICE_HOST=10.0.0.11      CREATIVES_DATA_SERVICE_PORT=5001
    CREATIVES_DATA_SERVICE_PORT_HTTP=5001      CREATIVES_DATA_PORT=tcp://10.0.0.11:5001
    CREATIVES_DATA_PORT_5001_TCP=tcp://10.0.0.11:5001
    CREATIVES_DATA_PORT_5001_TCP_PROTO=tcp     CREATIVES_DATA_PORT_5001_TCP_PORT=5001
    CREATIVES_DATA_PORT_5001_TCP_ADDR=10.0.0.11

Two of them are also what people write who forget an underscore of a setting. So a service is known
by its ``_PORT``, which no setting can look like, and the others belong to it where they agree. Of
``creatives-data`` and ``creatives-data-service`` in one namespace each has a
``CREATIVES_DATA_SERVICE_PORT``, and one is lost: ``…_PORT_5001_TCP`` tells of a service, too.

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
_EXPOSED = re.compile(r"PORT_([0-9]{1,5})_(TCP|UDP|SCTP)(?:_(PROTO|PORT|ADDR))?")


def service_links(variables: Mapping[str, str]) -> frozenset[str]:
    """The names among the variables that say where a service is."""
    return frozenset(
        name
        for service, url in _services(variables)
        for name, value in variables.items()
        if name.startswith(f"{service}_") and _belongs(name.removeprefix(f"{service}_"), value, url)
    )


def _services(variables: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in variables.items():
        service, parts = _SERVICE.fullmatch(name), _parts(value)
        if service and parts:
            protocol, _, port = parts
            if service[2] is None or (service[2], service[3].lower()) == (port, protocol):
                yield service[1], value


def _parts(url: str) -> tuple[str, str, str] | None:
    """Protocol, address and port, where it is such an URL."""
    found = _URL.fullmatch(url)
    if not found:
        return None
    address = found[2] or found[3]
    try:
        ip_address(address)
    except ValueError:
        return None
    return found[1], address, found[4]


def _belongs(rest: str, value: str, url: str) -> bool:
    """Whether the variable is one of the service that is reached at the URL."""
    parts = _parts(url)
    if parts is None:
        return False
    _, address, port = parts
    whole = {"PORT": url, "SERVICE_HOST": address, "SERVICE_PORT": port}
    if rest in whole:
        return value == whole[rest]
    if rest == "NAME":
        return _LINK.fullmatch(value) is not None
    if _NAMED_PORT.fullmatch(rest):
        return _NUMBER.fullmatch(value) is not None
    exposed = _EXPOSED.fullmatch(rest)
    return rest.startswith("ENV_") if exposed is None else _agrees(exposed, value, address)


def _agrees(exposed: re.Match[str], value: str, address: str) -> bool:
    """Whether the variable of a port says what its name and the service's address do."""
    number, protocol, part = exposed[1], exposed[2].lower(), exposed[3]
    if part is None:
        return _parts(value) == (protocol, address, number)
    return value == {"PROTO": protocol, "PORT": number, "ADDR": address}[part]
