"""Load from wrk, a closed-loop HTTP load generator, whose requests are told what to ask in Lua."""

import json
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from entrypoints.benchmarks.serving.errors import LoadGeneratorFailed, ProgramMissing
from entrypoints.benchmarks.serving.figures import Load, percentile
from entrypoints.benchmarks.serving.wrk_script import MARK, SCRIPT

_PROGRAM = "wrk"
_TIMEOUT_SECONDS = 30  # longer than any answer should take: a slow one is a figure, no failure
_SETTLE_SECONDS = 0.5  # for requests that wrk left unanswered, so that the next run is alone
_GOOD, _REFUSED = "200", "503"


class Wrk:
    """Asks a service the same questions in another order in every run.

    Args:
        directory: for the script and the questions.
        seed: of where a run begins among the questions.
    """

    def __init__(self, directory: Path, *, seed: int = 0) -> None:
        if shutil.which(_PROGRAM) is None:
            raise ProgramMissing(_PROGRAM, "apt-get install wrk")
        self._directory, self._random = directory, Random(seed)
        self._script = directory / "requests.lua"
        self._script.write_text(SCRIPT, encoding="utf-8")

    def questions(self, name: str, bodies: Sequence[str]) -> Path:
        """Write bodies, each on a line of its own, where ``run`` finds them."""
        path = self._directory / f"{name}.jsonl"
        path.write_text("".join(f"{body}\n" for body in bodies), encoding="utf-8")
        return path

    def run(
        self, url: str, questions: Path, *, connections: int, seconds: float, pause: float = 0.0
    ) -> Load:
        """Keep so many connections busy for so long.

        Args:
            url: to post to.
            questions: from ``questions``.
            connections: each sends its next request when the last one is answered.
            seconds: rounded up to whole ones, as wrk has it.
            pause: seconds a connection waits after an answer.

        Raises:
            LoadGeneratorFailed: in wrk's own words.
        """
        command = [
            *(_PROGRAM, "--threads=1", f"--connections={connections}"),
            *(f"--duration={max(1, round(seconds))}s", f"--timeout={_TIMEOUT_SECONDS}s"),
            *(f"--script={self._script}", url, "--"),
            *(str(questions), str(self._random.random()), str(round(1000 * pause))),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
        if done.returncode != 0:
            raise LoadGeneratorFailed(_PROGRAM, done.stderr.strip() or done.stdout.strip())
        time.sleep(_SETTLE_SECONDS)
        return parse(done.stdout)


def parse(output: str) -> Load:
    """Read what the script printed at the end.

    Latency is that of the answers with status 200 when they gave back their request ids; of all
    answers, as wrk tells it, when they did not.

    Raises:
        LoadGeneratorFailed: it printed nothing of the kind, or nothing was answered.
    """
    lines = [line for line in output.splitlines() if line.startswith(MARK)]
    if not lines:
        raise LoadGeneratorFailed(_PROGRAM, output.strip()[-500:] or "it said nothing")
    found = json.loads(lines[-1].removeprefix(MARK))
    statuses: dict[str, int] = dict(found["statuses"])
    answered = sum(statuses.values())
    if answered == 0:
        reason = f"no request was answered in time ({found['errors']} failed); try more --seconds"
        raise LoadGeneratorFailed(_PROGRAM, reason)
    good, refused = statuses.get(_GOOD, 0), statuses.get(_REFUSED, 0)
    told_apart: list[float] = found["good_us"]
    p50, p95, p99 = (
        [percentile(told_apart, percent) / 1000 for percent in (50, 95, 99)]
        if told_apart
        else [value / 1000 for value in found["all_us"]]
    )
    return Load(
        seconds=found["duration_us"] / 1e6,
        good=good,
        refused=refused,
        failed=answered - good - refused + found["errors"],
        p50=p50,
        p95=p95,
        p99=p99,
    )
