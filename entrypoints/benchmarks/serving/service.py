"""Our service under measurement: any bundle, on a free port, its log in a file."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from statistics import median

from entrypoints.benchmarks.serving.server import HOST, Server, free_port, running

_MODULE = "entrypoints.inference_app"
_STARTS = 3


@contextmanager
def our_service(bundle: Path, directory: Path) -> Iterator[tuple[Server, float]]:
    """Start the service several times; the last one stays until left.

    Args:
        bundle: to serve.
        directory: for what it needs and says.

    Yields:
        The server, and the median of the seconds from start to ready.
    """
    start = _starter(bundle, directory)
    seconds = []
    for _ in range(_STARTS - 1):
        with start() as server:
            seconds.append(server.seconds_to_ready)
    with start() as server:
        yield server, median([*seconds, server.seconds_to_ready])


def _starter(bundle: Path, directory: Path) -> Callable[[], AbstractContextManager[Server]]:
    models = directory / "models"
    models.mkdir()
    (models / "best_model").symlink_to(bundle.resolve())
    port = free_port()
    variables = {
        "CREATIVES_MODELS__DIRECTORY": str(models),
        "CREATIVES_INFERENCE__HOST": HOST,
        "CREATIVES_INFERENCE__PORT": str(port),
    }
    return lambda: running(
        _MODULE,
        [sys.executable, "-m", _MODULE],
        port=port,
        probe="/ready",
        log=directory / "service.log",
        variables=variables,
    )
