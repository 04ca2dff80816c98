"""What figures depend on: the machine, how quiet it was, and the questions' lengths."""

import os
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from platform import python_version

import psutil

from entrypoints.benchmarks.serving.figures import percentile
from entrypoints.benchmarks.serving.in_process import CORES, token_counts
from entrypoints.benchmarks.serving.texts import Question

_QUIET_PERCENT = 10


class Machine:
    """Watches, from its making on, what other programs take of the cores."""

    def __init__(self) -> None:
        self._began, self._busy, self._own = time.perf_counter(), _busy(), _own()

    def describe(self, tell: Callable[[str], None]) -> dict[str, object]:
        """To be asked when all children have ended; warns when the machine was not quiet.

        Args:
            tell: of the warning.
        """
        taken = (_busy() - self._busy) - (_own() - self._own)
        share = 100 * taken / (CORES * (time.perf_counter() - self._began))
        if share > _QUIET_PERCENT:
            tell(f"other programs took {share:.0f} % of the cores meanwhile: figures are off")
        return {
            "cores": CORES,
            "taken_by_others_percent": round(share, 1),
            "python": python_version(),
            "onnxruntime": version("onnxruntime"),
        }


def describe_questions(bundle: Path, questions: Sequence[Question]) -> dict[str, float]:
    counts = token_counts(str(bundle), [question.text for question in questions])
    tokens = {f"tokens_p{percent}": percentile(counts, percent) for percent in (5, 50, 95)}
    return {"count": len(questions), **tokens}


def _busy() -> float:
    """Seconds of all cores, of all programs, since the machine started."""
    times = psutil.cpu_times()
    return float(times.user + times.nice + times.system)


def _own() -> float:
    """Seconds of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
