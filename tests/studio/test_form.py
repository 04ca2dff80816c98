"""The form: an example on request, and what a campaign may add."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.studio.actions import choose, generate

FILLED = {
    "keywords": "rain jacket, 1,5 l bottle\ntaped seams",
    "audience": "Hikers",
    "offers": "Free delivery, from €50\n\n2 for 1",
    "call_to_action": "Find your size",
    "must_say": "Made in Porto, Portugal",
    "never_say": "cheap, bargain",
    "hashtags": "#RainJacket, Outerwear",
    "sale_price": "59,90",
    "rating_count": "1,204",
    "color": "Sea Blue",
    "material": "Polyamide",
    "highlights": "Pit zips\nTaped seams",
}
SENT = {
    "keywords": ["rain jacket", "1,5 l bottle", "taped seams"],
    "audience": "Hikers",
    "offers": ["Free delivery, from €50", "2 for 1"],
    "call_to_action": "Find your size",
    "must_say": ["Made in Porto, Portugal"],
    "never_say": ["cheap", "bargain"],
    "hashtags": ["#RainJacket", "#Outerwear"],
    "sale_price": 59.9,
    "rating_count": 1204,
    "attributes": {
        "color": "Sea Blue",
        "material": "Polyamide",
        "gender": "female",
        "highlights": ["Pit zips", "Taped seams"],
    },
}
BRIEF = {*SENT}


def _asked(page: Page) -> Any:
    with page.expect_request("**/predict") as asked:
        page.get_by_role("button", name="Generate copy").click()
    return asked.value.post_data_json


def _open_more(page: Page) -> None:
    page.get_by_text("More for better copy").click()
    expect(page.locator("#keywords")).to_be_visible()


def test_an_example_says_that_it_is_one_until_nothing_of_it_is_left(page: Page) -> None:
    note = page.locator("#example-note")
    expect(note).to_contain_text("This product is made up.")
    page.locator("#title").fill("Linen Apron")
    page.locator("#description").fill("Two deep pockets.")
    expect(note).to_have_text(
        "Example. Still from the example, and not your product’s: "
        "category, brand, price, rating, web address.Empty these fields"
    )
    note.get_by_role("button", name="Empty these fields").click()
    expect(note).to_be_hidden()
    expect(page.locator("#title")).to_have_value("Linen Apron")
    for name in ("category", "brand", "price", "rating", "url"):
        expect(page.locator(f"#{name}")).to_have_value("")


def test_the_form_is_emptied_and_undo_fills_it_again(page: Page) -> None:
    title = page.locator("#title")
    example = title.input_value()
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(title).to_have_value("")
    expect(title).to_be_focused()
    page.get_by_role("button", name="Undo: Clear").click()
    expect(title).to_have_value(example)
    page.get_by_role("button", name="Redo: Clear").click()
    expect(title).to_have_value("")


def test_an_example_over_ones_own_words_can_be_undone(page: Page) -> None:
    page.locator("#title").fill("My own product")
    page.get_by_role("button", name="Try an example", exact=True).click()
    page.get_by_role("button", name="Undo: Try an example").click()
    expect(page.locator("#title")).to_have_value("My own product")


def test_what_is_empty_is_not_sent(page: Page) -> None:
    _open_more(page)
    page.locator("#keywords").fill(" , ")
    page.locator("#offers").fill("  ")
    assert not BRIEF & set(_asked(page))


def test_more_for_better_copy_is_sent_as_lists_numbers_and_attributes(page: Page) -> None:
    _open_more(page)
    for name, text in FILLED.items():
        page.locator(f"#{name}").fill(text)
    page.locator("#gender").select_option("female")
    expect(page.locator("#more-count")).to_have_text("13 filled in")
    asked = _asked(page)
    assert {name: asked[name] for name in asked if name in BRIEF} == SENT


def test_a_price_with_its_currency_is_sent_as_it_was_typed(page: Page) -> None:
    page.locator("#price").fill("24.90 EUR")
    assert _asked(page)["price"] == "24.90 EUR"


@pytest.mark.parametrize(
    ("path", "message", "field", "words"),
    [
        (
            "keywords.1",
            "String should have at most 80 characters",
            "#keywords",
            "Too long: keep it to 80 characters",
        ),
        (
            "attributes.highlights.0",
            "String should have at least 1 character",
            "#highlights",
            "Please fill this in",
        ),
        (
            "attributes.color",
            "Input should be a valid string",
            "#color",
            "This could not be read: write it anew",
        ),
        (
            "offers",
            "List should have at most 10 items after validation, not 12",
            "#offers",
            "Too many: keep it to 10",
        ),
        (
            "audience",
            "is not a known field",
            "#audience",
            "This service cannot use this yet: leave it empty",
        ),
    ],
)
def test_a_fault_in_the_fold_opens_it_in_peoples_words(
    page: Page, path: str, message: str, field: str, words: str
) -> None:
    problem = {"title": "x", "detail": "x", "errors": [{"field": path, "message": message}]}
    page.route("**/predict", lambda route: _refuse(route, problem))
    page.get_by_role("button", name="Generate copy").click()
    expect(page.locator(field)).to_be_focused()
    expect(page.locator(field)).to_have_accessible_description(words)


def test_a_fault_of_no_field_is_told_in_peoples_words(page: Page) -> None:
    fault = {"field": "seed", "message": "Input should be greater than or equal to 0"}
    page.route("**/predict", lambda route: _refuse(route, {"errors": [fault]}))
    page.get_by_role("button", name="Generate copy").click()
    expect(page.get_by_role("alert")).to_contain_text("Seed: Must be at least 0")


def _refuse(route: Route, problem: dict[str, Any]) -> None:
    route.fulfill(status=422, content_type="application/problem+json", body=json.dumps(problem))


def test_no_word_for_programs_stands_on_the_page(page: Page) -> None:
    page.get_by_role("button", name="All", exact=True).click()
    generate(page)
    page.locator("#check-text").fill("THE BEST LAMP!! " * 40)
    expect(page.locator("#check-findings mark").first).to_be_visible()
    shown = page.locator("body").inner_text().lower()
    for word in ("x-weighted", "utf-16", "utf-8", "east-asian", "code-points", "primary_text"):
        assert word not in shown
    choose(page, "x")
