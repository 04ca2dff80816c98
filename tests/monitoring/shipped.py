"""The files of deploy/ as data, and a copy of them that is quick and stays on this machine."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
PROMETHEUS = ROOT / "deploy" / "prometheus"
DASHBOARD = ROOT / "deploy" / "grafana" / "dashboards" / "creatives.json"
JOBS = ("creatives-inference", "creatives-data")
_WAITS = re.compile(r"^(\s*(?:- )?(?:for|interval|\w+_interval|group_wait): )\w+", re.MULTILINE)


@dataclass(frozen=True)
class Addresses:
    """Where each part listens, as host:port."""

    inference: str
    data: str
    alertmanager: str
    webhook: str


def rules() -> list[dict[str, Any]]:
    """All recording rules and alerts."""
    files = sorted(PROMETHEUS.glob("*.rules.yml"))
    groups = [group for file in files for group in _read(file)["groups"]]
    return [rule for group in groups for rule in group["rules"]]


def alerts() -> list[dict[str, Any]]:
    return [rule for rule in rules() if "alert" in rule]


def expressions() -> Iterator[tuple[str, str]]:
    """Title of the panel and expression, of every panel of the dashboard."""
    for panel in json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]:
        for target in panel["targets"]:
            yield panel["title"], target["expr"]


def copy_to(place: Path, addresses: Addresses) -> None:
    """Write the shipped files with these addresses, and with a second for every wait."""
    named = {
        "inference:8000": addresses.inference,
        "data:5001": addresses.data,
        "alertmanager:9093": addresses.alertmanager,
        "127.0.0.1:9099": addresses.webhook,
    }
    for file in (*PROMETHEUS.glob("*.rules.yml"), *map(PROMETHEUS.joinpath, named_files())):
        text = _WAITS.sub(r"\g<1>1s", file.read_text(encoding="utf-8"))
        for shipped, own in named.items():
            text = text.replace(shipped, own)
        (place / file.name).write_text(text, encoding="utf-8")


def named_files() -> tuple[str, str]:
    return "prometheus.yml", "alertmanager.yml"


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))
