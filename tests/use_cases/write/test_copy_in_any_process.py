"""The same product, wishes and seed give the same bytes in any process."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WRITE = """
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.data.labelling import Label
from tests.fakes.copywriting import core_copywriter

campaign = Campaign(platforms=tuple(PLATFORMS.values()), variants=10)
text = "Holds much. Stands firm."
brief = Brief(title="Oak Desk", description=text, brand="Acme", campaign=campaign)
for copy in core_copywriter()(brief, Label.GOOD, 7).platforms:
    for variant in copy.variants:
        print([text.text for text in variant.texts])
"""


def written(hash_seed: int) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed), "PYTHONPATH": str(ROOT)}
    return subprocess.check_output([sys.executable, "-c", WRITE], env=environment)


def test_the_way_python_hashes_changes_nothing() -> None:
    first = written(1)
    assert len(first.splitlines()) > 60
    assert written(2) == first
