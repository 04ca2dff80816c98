"""The champion brought to where it is served: once, or for as long as the process runs."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import structlog

from domain.errors.base import CreativesError
from domain.errors.promotion import NoChampion
from entrypoints.bootstrap import training as parts
from entrypoints.bootstrap.fetching import build_fetch_champion
from entrypoints.processes.termination import ending_well_on_sigterm
from entrypoints.settings.settings import Settings

Json = dict[str, Any]

_log = structlog.get_logger(__name__)


def fetch_champion(settings: Settings, directory: Path | None) -> Json:
    """Make a directory hold the bundle of the registry's champion.

    Args:
        settings: of this process.
        directory: None: the served one, ``best_model`` in ``models.directory``.

    Raises:
        NoChampion: nothing was ever promoted; nothing is created.
        ChampionUnavailable, InvalidValue, StoreBusy, StorageFull: as ``FetchChampion``.
        TrackingUnavailable: MLflow does not answer.
    """
    if parts.tracking_connection(settings).is_untouched:
        raise NoChampion
    done = build_fetch_champion(settings, directory)()
    return {
        "model_version": done.bundle.manifest.model_version,
        "run_id": done.bundle.manifest.run_id,
        "directory": done.bundle.location,
        "fetched": done.fetched,
    }


def follow_champion(
    settings: Settings,
    directory: Path | None,
    *,
    seconds: float,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Fetch the champion now and after every pause, until told to end.

    What goes wrong is logged, once for as long as it stays the same, and tried again: what is
    there stays, and a tracking server that is away comes back.
    """
    with ending_well_on_sigterm():
        logged: object = None
        while True:
            logged = _attempt(settings, directory, logged)
            wait(seconds)


def _attempt(settings: Settings, directory: Path | None, logged: object) -> object:
    """Fetch, and log what is another state than the one that was logged last; returns it."""
    try:
        now = fetch_champion(settings, directory)
    except CreativesError as error:
        # By its kind: the words of some hold an address in memory, another one each time.
        if type(error) is not logged:
            _log.warning("champion not fetched", reason=str(error))
        return type(error)
    state = now["model_version"], now["run_id"]
    if now["fetched"] or state != logged:
        event = "champion fetched" if now["fetched"] else "champion is there"
        _log.info(event, model_version=now["model_version"], directory=now["directory"])
    return state
