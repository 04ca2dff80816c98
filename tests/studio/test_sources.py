"""Where each text's facts come from, what is missing, and what could not be done as asked."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.studio.actions import cards, generate, text_box
from tests.studio.stubbed import Json, answer, fact, stub, text, with_facts

POST = text("post", "Desk Lamp of solid walnut, 79.90 USD", 280, None, 1, 2, 5)
CAPTION = text("caption", "Dims in five steps", 2200, 125, 4)
CALL = text("caption", "Order yours online", 2200, 125)


def _used(page: Page) -> list[str]:
    return page.locator(".sources mark.used").all_text_contents()


def _written(page: Page, *fields: Json, **more: object) -> Locator:
    stub(page, with_facts(("x", list(fields)), **more))
    generate(page, "x")
    return cards(page, "x")


def test_the_product_is_shown_as_it_was_read_with_its_facts_marked(page: Page) -> None:
    _written(page, POST)
    panel = page.locator(".sources")
    assert panel.locator("dt").all_text_contents() == ["Title", "Description", "Price"]
    assert panel.locator("dd").all_text_contents() == [
        "Walnut 🪵 Desk Lamp",
        "Turned from solid walnut, with a linen shade. Dims in five steps.",
        "79.90 USD",
    ]
    assert panel.locator("mark").all_text_contents() == [
        "Desk Lamp",
        "solid walnut",
        "with a linen shade",
        "Dims in five steps",
        "79.90 USD",
    ]
    assert _used(page) == []


def test_pointing_at_a_text_shows_where_its_facts_come_from(page: Page) -> None:
    card = _written(page, POST, CAPTION, CALL)
    text_box(card, "Post").hover()
    assert _used(page) == ["Desk Lamp", "solid walnut", "79.90 USD"]
    told = page.locator(".sources-told")
    expect(told).to_have_text(
        "Post · From title “Desk Lamp”; description “solid walnut”; price “79.90 USD”"
    )
    text_box(card, "Caption 1").hover()
    assert _used(page) == ["Dims in five steps"]
    text_box(card, "Caption 2").hover()
    expect(told).to_have_text("Caption 2 · Uses no fact of the product")
    assert _used(page) == []


def test_the_focus_shows_it_too_and_a_screen_reader_says_it(page: Page) -> None:
    card = _written(page, POST, CAPTION)
    text_box(card, "Caption").focus()
    assert _used(page) == ["Dims in five steps"]
    expect(text_box(card, "Caption")).to_have_accessible_description(
        "18 of 2,200 characters · best within 125 From description “Dims in five steps”"
    )


def test_the_panel_stays_in_sight_on_a_large_screen_and_covers_no_focus(page: Page) -> None:
    page.set_viewport_size({"width": 1200, "height": 700})
    card = _written(page, *[CAPTION] * 12)
    last = text_box(card, "Caption 12")
    last.focus()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(
            """() => {
                const node = document.activeElement;
                const { left, top, width, height } = node.getBoundingClientRect();
                return node.contains(document.elementFromPoint(left + width / 2, top + height / 2));
            }"""
        )
    expect(page.locator(".sources")).to_be_in_viewport()


def test_on_a_small_screen_the_text_itself_says_it(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    card = _written(page, CAPTION)
    told = card.locator(".text-sources")
    text_box(card, "Caption").focus()
    expect(told).to_have_text("From description “Dims in five steps”")
    assert (told.bounding_box() or {"height": 0})["height"] > 10
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_changed_text_is_searched_for_facts(page: Page) -> None:
    card = _written(page, CAPTION)
    with page.expect_response("**/lint"):
        text_box(card, "Caption").fill("Of solid  WALNUT, without steps")
    text_box(card, "Caption").hover()
    expect(page.locator(".sources-told")).to_have_text("Caption · From description “solid walnut”")
    assert _used(page) == ["solid walnut"]


def test_facts_that_overlap_are_each_shown(page: Page) -> None:
    facts = [fact(1, "name", "Walnut 🪵 Desk Lamp", "title"), fact(2, "type", "Desk Lamp", "title")]
    given = with_facts(("x", [text("post", "Walnut 🪵 Desk Lamp", 280, None, 1)])) | {
        "facts": facts
    }
    stub(page, given)
    generate(page, "x")
    assert page.locator(".sources mark").all_text_contents() == ["Walnut 🪵 ", "Desk Lamp"]
    text_box(cards(page, "x"), "Post").hover()
    assert _used(page) == ["Walnut 🪵 ", "Desk Lamp"]


def test_another_variants_facts_are_those_of_the_page(page: Page) -> None:
    _written(page, POST)
    other = with_facts(("x", [text("post", "It dims in five steps", 280, None, 9)]))
    other["facts"] = [fact(9, "outcome", "Dims in five steps", "description")]
    page.unroute("**/predict")
    stub(page, other)
    page.get_by_role("button", name="Another variant for X").click()
    text_box(cards(page, "x").nth(1), "Post").hover()
    assert _used(page) == ["Dims in five steps"]


def test_without_facts_there_is_no_panel_and_no_talk_of_them(page: Page) -> None:
    stub(page, answer(("x", [text("post", "Words", 280)])))
    generate(page, "x")
    expect(page.locator(".sources, .text-sources")).to_have_count(0)


def test_markup_in_facts_and_notes_is_shown_as_text(page: Page) -> None:
    hostile = "<img src=x onerror=window.hacked=1>"
    given = with_facts(("x", [POST]), missing=[hostile], notes=[hostile], language=hostile)
    given["input"] = {"title": hostile, "description": hostile}
    stub(page, given)
    generate(page, "x")
    expect(page.locator(".sources dd").first).to_have_text(hostile)
    expect(page.locator(".advice")).to_contain_text(hostile)
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img").count() == 0


def test_what_is_missing_leads_to_its_field(page: Page) -> None:
    _written(page, POST, missing=["material", "age_group", "care instructions"])
    expect(page.locator(".missing")).to_have_text(
        "For better copy, add: material, age group, care instructions"
    )
    page.locator(".missing").get_by_role("button", name="material").click()
    expect(page.locator("#material")).to_be_focused()
    expect(page.get_by_role("button", name="care instructions")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "told"), [("de", "Read as German."), ("en", None), (None, None)]
)
def test_notes_and_another_language_are_told(
    page: Page, language: str | None, told: str | None
) -> None:
    note = "the urgent tone needs a date: plain was taken"
    _written(page, POST, notes=[note], language=language)
    expect(page.locator(".advice .note")).to_have_text(note.capitalize())
    expect(page.get_by_text("Read as")).to_have_count(0 if told is None else 1)


def test_facts_outlive_a_reload(page: Page) -> None:
    _written(page, POST, missing=["size"])
    page.reload()
    text_box(cards(page, "x"), "Post").hover()
    assert _used(page) == ["Desk Lamp", "solid walnut", "79.90 USD"]
    expect(page.locator(".missing")).to_contain_text("size")
