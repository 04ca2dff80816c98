"""Outside a Prefect flow the steps and scripts are the plain functions they look like."""

import inspect
import subprocess
import sys

from entrypoints.retraining.prefect_flows import deployable, flow_run_key, shown_as_task

PLAIN = """
import sys
from entrypoints.retraining.prefect_flows import deployable, flow_run_key, shown_as_task

calls = []
step = deployable(shown_as_task(lambda *args, **kwargs: calls.append((args, kwargs))))
step(1, by=2)
assert calls == [((1,), {"by": 2})], calls
assert flow_run_key() is None
assert "prefect" not in sys.modules
"""


def triple(number: int, *, by: int = 3) -> int:
    """A step."""
    return number * by


def test_a_step_is_called_directly() -> None:
    assert shown_as_task(triple)(2) == 6
    assert shown_as_task(triple)(2, by=5) == 10


def test_a_step_keeps_its_name_words_and_signature() -> None:
    step = shown_as_task(triple)
    assert (step.__name__, step.__doc__) == ("triple", "A step.")
    assert inspect.signature(step) == inspect.signature(triple)


def test_a_script_stays_the_function_it_is() -> None:
    assert deployable(triple) is triple


def test_there_is_no_flow_run_to_take_a_key_from() -> None:
    assert flow_run_key() is None


def test_prefect_is_not_even_imported() -> None:
    ended = subprocess.run([sys.executable, "-c", PLAIN], check=False, capture_output=True)
    assert ended.returncode == 0, ended.stderr.decode()
