"""Load from wrk, a load generator that keeps a number of connections busy."""

import json
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from entrypoints.benchmarks.serving.errors import LoadGeneratorFailed, ProgramMissing

_SCRIPT = Path(__file__).with_name("requests.lua")
_MARK = "figures: "
_TIMEOUT_SECONDS = 30  # longer than any answer should take: a slow one is a figure, no failure
_SETTLE_SECONDS = 0.5  # for requests that wrk left unanswered, so that the next run is alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one run of load gave.

    Attributes:
        good: answers with status 200 per second.
        offered: requests per second, however they were answered.
        failed: answers that are neither 200 nor 503, and connections that broke or timed out.
        p50: milliseconds, as p95 and p99; see requests.lua.
    """

    good: float
    offered: float
    failed: int
    p50: float
    p95: float
    p99: float


def run_wrk(
    url: str, bodies: Path, *, connections: int, seconds: float, pause: float = 0.0
) -> Load:
    """Post the bodies of a file, one a line, again and again.

    Args:
        seconds: rounded to whole ones, as wrk has it.
        pause: seconds that a connection waits after an answer.

    Raises:
        ProgramMissing: wrk is not installed.
        LoadGeneratorFailed: with wrk's own message.
    """
    command = [
        *("wrk", "--threads=1", f"--connections={connections}"),
        *(f"--duration={max(1, round(seconds))}s", f"--timeout={_TIMEOUT_SECONDS}s"),
        *(f"--script={_SCRIPT}", url, "--", str(bodies), str(round(1000 * pause))),
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    except FileNotFoundError as error:
        raise ProgramMissing("wrk", "apt-get install wrk") from error
    if done.returncode != 0:
        raise LoadGeneratorFailed("wrk", done.stderr.strip() or done.stdout.strip())
    time.sleep(_SETTLE_SECONDS)
    return parse(done.stdout)


def parse(output: str) -> Load:
    """Read what requests.lua printed at the end.

    Raises:
        LoadGeneratorFailed: it printed no figures, or nothing was answered with 200.
    """
    _, mark, figures = output.rpartition(_MARK)
    if not mark:
        raise LoadGeneratorFailed("wrk", output.strip()[-500:] or "it printed nothing")
    load = Load(**json.loads(figures))
    if load.good == 0:
        reason = f"no request was answered in time ({load.failed} failed); try more --seconds"
        raise LoadGeneratorFailed("wrk", reason)
    return load
