"""The same product, wishes and seed give the same bytes in any process."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WRITE = """
from decimal import Decimal
from domain.model.catalog.attributes import Attributes
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.data.labelling import Label
from tests.fakes.copywriting import core_copywriter

campaign = Campaign(
    platforms=tuple(PLATFORMS.values()), variants=10, keywords=("oak desk", "standing desk"),
    offers=("Free delivery",), hashtags=("OwnTag",), never_say=("firm",),
)
PRODUCTS = {
    "Oak Desk, 140 cm": "Holds two screens. Made of solid oak. Perfect for small rooms.",
    "Hundeleine aus Fettleder": "Geflochten statt genäht. Führleine aus weichem Fettleder.",
    "有田焼 湯呑み": "手になじむ丸い形です。木箱入り。",
    "Hoodie": "-",
}
for title, text in PRODUCTS.items():
    brief = Brief(
        title=title, description=text, brand="Acme", price=Decimal("19.90"), rating=4.5,
        attributes=Attributes(color="Sand", material="Oak"), highlights=("Two drawers",),
        url="https://shop.example.com/1", campaign=campaign,
    )
    copy = core_copywriter()(brief, Label.GOOD, 7)
    print(copy.hashtags, copy.sources, copy.missing, copy.notes)
    for platform in copy.platforms:
        for variant in platform.variants:
            print(variant.tone, [(text.text, text.template_id) for text in variant.texts])
"""


def written(hash_seed: int) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed), "PYTHONPATH": str(ROOT)}
    environment["PYTHONUTF8"] = "1"
    return subprocess.check_output([sys.executable, "-c", WRITE], env=environment)


def test_the_way_python_hashes_changes_nothing() -> None:
    first = written(1)
    assert len(first.splitlines()) > 60
    assert written(2) == first
