"""What a text denies is never said as if it were so, and no condition is lost."""

import pytest

from domain.model.creative.brief.brief import Brief
from domain.model.creative.facts.product_facts import understand


def facts(description: str, title: str = "Trail Jacket") -> list[str]:
    return [fact.text for fact in understand(Brief(title=title, description=description)).facts]


@pytest.mark.parametrize(
    ("description", "denied"),
    [
        ("The jacket is not waterproof to 10,000 mm.", "waterproof"),
        ("It is not waterproof or washable.", "waterproof or washable"),
        ("It isn't made from leather.", "made from leather"),
        ("It's not made of leather.", "made of leather"),
        ("It is never made from plastic.", "made from plastic"),
        ("Not made of leather.", "made of leather"),
        ("Never made from plastic.", "made from plastic"),
        ("These jackets aren't suitable for rain.", "suitable for rain"),
        ("A warm jacket, not made from leather.", "made from leather"),
        ("A warm jacket, not including a hood.", "hood"),
        ("It is warm but not perfect for storms.", "perfect for storms"),
    ],
)
def test_what_is_denied_is_not_said(description: str, denied: str) -> None:
    found = [text for text in facts(description) if denied in text]
    assert all(" not " in f" {text.casefold()} " for text in found)


def test_what_it_is_not_is_no_product_type() -> None:
    known = understand(Brief(title="Orrin 7", description="The Orrin 7 isn't a toy."))
    assert known.title.type != "toy"


@pytest.mark.parametrize(
    "description",
    [
        "Battery not included.",
        "Charger sold separately.",
        "A hood is available separately.",
        "Not suitable for children under 3.",
        "This jacket should not be washed at 60 °C.",
        "The blue one is sold out.",
        "May contain nuts.",
        "Keep away from fire.",
        "Warning: choking hazard.",
        "Shrinks by 3% in the first wash.",
        "Ladegerät nicht enthalten.",
        "Kapuze separat erhältlich.",
    ],
)
def test_what_is_no_reason_to_buy_is_no_fact(description: str) -> None:
    assert facts(description) == []


@pytest.mark.parametrize(
    ("description", "whole"),
    [
        ("It provides up to 12 hours of playback.", "up to 12 hours of playback"),
        ("Battery life of up to 12 hours.", "Battery life of up to 12 hours"),
        ("Almost dust-free litter.", "Almost dust-free litter"),
        ("Less than 2 mm thick.", "Less than 2 mm thick"),
        ("Up to 55 Nm of torque.", "Up to 55 Nm of torque"),
        ("Over 200 recipes.", "Over 200 recipes"),
        ("Free delivery within Germany.", "Free delivery within Germany"),
        ("Free delivery on orders over $50.", "Free delivery on orders over $50"),
        ("Lifetime warranty on the frame.", "Lifetime warranty on the frame"),
        ("Free returns within 30 days.", "Free returns within 30 days"),
        ("Free trial for new customers.", "Free trial for new customers"),
        ("2 Jahre Garantie auf den Rahmen.", "2 Jahre Garantie auf den Rahmen"),
    ],
)
def test_a_limit_or_a_condition_stays_with_what_it_limits(description: str, whole: str) -> None:
    found = facts(description)
    assert whole in found
    assert not [text for text in found if text != whole and text in whole]


def test_a_condition_that_limits_nothing_may_go() -> None:
    assert "12-month guarantee" in facts("12-month guarantee on every repair.")
