"""What decides whether a run may be gone on with is the same in every process."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from entrypoints.bootstrap.creative_files import digest_of
from entrypoints.creatives.batch import identity_of
from tests.fakes.copywriting import core_copywriter
from tests.fakes.creative_run import order, parts
from tests.fakes.served_bundle import bundle

ROOT = Path(__file__).parents[3]
_SAYS = """
from tests.entrypoints.creatives.test_identity import said
print(said())
"""


def said() -> str:
    """All that is compared, of the core packs."""
    templates = core_copywriter().index.templates
    made_with = digest_of(bundle(), templates)
    wanted = order(Path("in.csv"), Path("out.csv"))
    return f"{made_with} {identity_of(parts(), wanted)}"


def test_it_is_the_same_whatever_the_order_of_sets() -> None:
    elsewhere = {
        subprocess.run(
            [sys.executable, "-c", _SAYS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert len(elsewhere) == 1


def test_another_model_or_template_is_another() -> None:
    templates = core_copywriter().index.templates
    other = replace(bundle().manifest, files={"model.onnx": "other"})
    digests = {
        digest_of(bundle(), templates),
        digest_of(replace(bundle(), manifest=other), templates),
        digest_of(bundle(), templates[1:]),
    }
    assert len(digests) == 3
