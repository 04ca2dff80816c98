"""Slots: what a product offers to templates."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import X
from domain.model.creative.templating.slots import sentences, slots_of

BRIEF = Brief(
    title="Premium Yoga Mat, 6 mm.", description="Non-slip on wood. Rolls up\nsmall! Dry quickly"
)
CAMPAIGN = Campaign(platforms=(X,), brand="Acme", url="https://shop.example.com/mat")


def slots(brief: Brief = BRIEF, campaign: Campaign = CAMPAIGN) -> dict[str, str]:
    return slots_of(brief, campaign, price=None, rating=None)


def test_a_title_gives_its_name_and_loses_its_full_stop() -> None:
    assert slots()["title"] == "Premium Yoga Mat, 6 mm"
    assert slots()["name"] == "Premium Yoga Mat"
    assert slots(replace(BRIEF, title="Oak Desk - 120 cm"))["name"] == "Oak Desk"
    assert slots(replace(BRIEF, title="USB-C Cable (2 m)"))["name"] == "USB-C Cable"
    assert slots(replace(BRIEF, title="A, B and C"))["name"] == "A, B and C"


def test_a_description_gives_its_first_two_sentences() -> None:
    found = slots()
    assert found["description"] == "Non-slip on wood. Rolls up small! Dry quickly."
    assert found["lead"] == "Non-slip on wood."
    assert found["detail"] == "Rolls up small!"
    assert "detail" not in slots(replace(BRIEF, description="Blue"))


def test_abbreviations_and_lower_case_end_no_sentence() -> None:
    text = "Holds approx. 5 litres. Made by J. Smith for use at 3 p.m. and later. Done."
    assert sentences(text) == [
        "Holds approx. 5 litres.",
        "Made by J. Smith for use at 3 p.m. and later.",
        "Done.",
    ]


@given(st.text(max_size=200))
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_what_is_unknown_is_left_out() -> None:
    assert set(slots(campaign=Campaign(platforms=(X,)))) == {
        "title",
        "name",
        "description",
        "lead",
        "detail",
    }


def test_a_brand_that_the_title_has_is_not_said_twice() -> None:
    assert slots()["brand"] == "Acme"
    assert "brand" not in slots(replace(BRIEF, title="ACME Mat"))


def test_a_category_of_a_system_is_written_for_people() -> None:
    assert slots(replace(BRIEF, category="mens-shirts"))["category"] == "mens shirts"
    assert (
        slots(replace(BRIEF, category="Mother-in-law gifts"))["category"] == "Mother-in-law gifts"
    )
