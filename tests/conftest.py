"""What holds for all tests: Hypothesis profiles, threads that sleep, SIGINT not ignored.

By HYPOTHESIS_PROFILE the profile is ``ci`` (fixed examples) or ``quick`` (a quarter of them), else
``local`` (fresh examples).
"""

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

# A loaded machine is no defect: no property is judged by how long an example took.
settings.register_profile("local", deadline=None)
settings.register_profile("quick", settings.get_profile("ci"), max_examples=25)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "local"))

# As entrypoints.bootstrap does for trainings; tests train without it, too, and before torch is
# imported: beside other busy processes they would take ten times as long.
os.environ.setdefault("GOMP_SPINCOUNT", "10000")


@pytest.fixture(scope="session", autouse=True)
def _interrupts_are_not_ignored() -> Iterator[None]:
    """As in a terminal: a shell that starts tests in the background has them ignore SIGINT.

    Children would inherit that, and some are stopped by it.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
