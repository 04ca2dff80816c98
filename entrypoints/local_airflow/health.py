"""Asks a local Airflow whether its components live."""

from datetime import datetime

import requests

_ANSWER_SECONDS = 5.0


def silent_components(address: str, *, since: datetime) -> list[str]:
    """The components that have not shown a sign of life since then."""
    try:
        health = _health(address)
    except requests.RequestException:
        return ["api-server"]
    beats = {
        "scheduler": health["scheduler"]["latest_scheduler_heartbeat"],
        "dag-processor": health["dag_processor"]["latest_dag_processor_heartbeat"],
    }
    return [name for name, beat in beats.items() if not _came(beat, since)]


def _health(address: str) -> dict[str, dict[str, str | None]]:
    with requests.Session() as session:
        session.trust_env = False  # a proxy of the environment does not reach this machine
        answer = session.get(f"{address}/api/v2/monitor/health", timeout=_ANSWER_SECONDS)
        answer.raise_for_status()
        health: dict[str, dict[str, str | None]] = answer.json()
    return health


def _came(beat: str | None, since: datetime) -> bool:
    """A start that was killed leaves heartbeats which Airflow takes for life for a while."""
    return beat is not None and datetime.fromisoformat(beat) >= since
