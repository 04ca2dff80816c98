"""How long our service takes to be ready, beside the imports that none like it can spare."""

import subprocess
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from time import perf_counter

from entrypoints.benchmarks.serving.bench import Bench
from entrypoints.benchmarks.serving.servers import HOST, Server, running

_BARE_IMPORTS = "import flask, onnxruntime, numpy, tokenizers, pydantic"


def our_service(
    log: Path, variables: Mapping[str, str] | None = None
) -> AbstractContextManager[Server]:
    """Start it with the settings of this process and some variables, as ``running`` does."""
    return running("the service", _command, probe="/ready", log=log, variables=variables)


def measure_start(bench: Bench) -> None:
    """A bare interpreter and a start in turns, so that what slows one slows the other."""
    for _ in bench.each_round("start"):
        bare = _seconds_of_bare_imports()
        with our_service(bench.directory / "start.log") as server:
            ready = server.seconds_to_ready
        bench.record("start to ready: s", ready)
        bench.record("bare imports: s", bare)
        bench.record("start to ready / bare imports", ready / bare)


def _seconds_of_bare_imports() -> float:
    began = perf_counter()
    subprocess.run([sys.executable, "-c", _BARE_IMPORTS], check=True)  # noqa: S603 - our own command
    return perf_counter() - began


def _command(port: int) -> list[str]:
    return [sys.executable, "-m", "entrypoints.inference_app", f"--host={HOST}", f"--port={port}"]
