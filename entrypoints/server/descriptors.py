"""File descriptors: each connection takes one, and a process has only so many."""

import resource

import structlog

_OTHERS = 128  # for the model, log files, the listener and what libraries open
_FEWEST = 16

_log = structlog.get_logger(__name__)


def connections_that_fit(wanted: int) -> int:
    """How many connections may be open, after the process's soft limit was raised where it can be.

    Fewer than wanted, with a warning, where the hard limit (``ulimit -Hn``) is too low.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = wanted + _OTHERS
    if _reaches(soft, needed):
        return wanted
    limit = needed if _reaches(hard, needed) else hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
    if limit == needed:
        return wanted
    fitting = max(_FEWEST, limit - _OTHERS)
    _log.warning("fewer connections than max_connections", fitting=fitting, file_limit=hard)
    return fitting


def _reaches(limit: int, needed: int) -> bool:
    return limit == resource.RLIM_INFINITY or limit >= needed
