"""What can open a text: what a product does or is, and no row of figures, parcel or care label."""

import pytest

from domain.model.creative.brief.brief import Brief
from domain.model.creative.facts.fact import Fact
from domain.model.creative.facts.leading import can_lead
from domain.model.creative.facts.product_facts import understand


def facts(description: str) -> dict[str, Fact]:
    known = understand(Brief(title="Trail Thing", description=description))
    return {fact.text: fact for fact in known.facts}


@pytest.mark.parametrize(
    "text",
    [
        "Froths hot and cold milk in 60 seconds",
        "Holds 60 days of dust",
        "Waterproof to 10,000 mm",
        "80% Arabica from Brazil",
        "144 Hz refresh rate",
        "Up to 55 Nm of torque",
        "Solid oak legs",
    ],
)
def test_what_it_does_or_is_can_open_a_text(text: str) -> None:
    assert can_lead(facts(f"{text}.")[text])


@pytest.mark.parametrize(
    "text",
    [
        "Light: 2700-5000 K, 1800 lm",
        "Dimensions: W 218 x D 95 x H 82 cm",
        "183 x 61 cm, 6 mm thick",
        "Top notes: bergamot, pink pepper",
        "Weighs 420 g",
        "Holds 550 ml",
        "Box of 200",
        "384 pages",
        "Hydrostatic head 4,000 mm",
        "Rolled in a box",
        "Ships in a rigid tube",
        "Wash at 60 °C",
        "10 year guarantee",
        "Prices from 2 bedrooms",
    ],
)
def test_figures_parcels_care_and_guarantees_come_later(text: str) -> None:
    assert not can_lead(facts(f"{text}.")[text])
