"""Work is never lost: stale copy says so, steps are undone, edits and all outlive a reload."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.studio.actions import cards, generate, show, text_box, texts, try_example
from tests.studio.conftest import Studio

OpenPage = Callable[..., Page]
MINE = "My own words about this lamp"


def _edit(page: Page, text: str = MINE, place: int = 0) -> None:
    with page.expect_response("**/lint"):
        text_box(cards(page, "x").nth(place), "Post").fill(text)


def _stored(page: Page) -> str:
    stored: str = page.evaluate("localStorage.getItem('creatives.work') ?? ''")
    return stored


def _reload(page: Page) -> None:
    page.reload()
    expect(page.locator("#generate")).to_be_enabled()


def _kept(page: Page) -> list[str]:
    return page.locator(".kept-words").all_text_contents()


def test_after_a_change_the_copy_says_that_it_is_older(page: Page) -> None:
    generate(page, "x")
    stale = page.get_by_text("Made before your last change")
    expect(stale).to_be_hidden()
    title = page.locator("#title").input_value()
    page.locator("#title").fill("Linen Apron")
    expect(stale).to_be_visible()
    page.locator("#title").fill(title)
    expect(stale).to_be_hidden()
    page.locator("#tone").select_option("plain")
    expect(stale).to_be_visible()
    generate(page)
    expect(stale).to_be_hidden()


def test_form_copy_and_edits_outlive_a_reload(page: Page) -> None:
    page.locator("#title").fill("Linen Apron")
    page.get_by_text("More for better copy").click()
    page.locator("#tone").select_option("plain")
    generate(page, "x", "pinterest")
    _edit(page)
    show(page, "Pinterest")
    before = [texts(card) for card in page.locator(".card").all()]
    _reload(page)
    expect(page.locator("#title")).to_have_value("Linen Apron")
    expect(page.locator("#tone")).to_have_value("plain")
    assert page.locator("#platforms :checked").evaluate_all("all => all.map(one => one.value)") == [
        "x",
        "pinterest",
    ]
    assert [texts(card) for card in page.locator(".card").all()] == before
    expect(page.get_by_role("tab", name="Pinterest")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_text("Made before your last change")).to_be_hidden()
    show(page, "X")
    page.get_by_role("button", name="Undo edits X, variant 1, Post").click()
    expect(text_box(cards(page, "x").first, "Post")).not_to_have_value(MINE)


def test_a_text_that_was_left_unchecked_is_checked_after_the_reload(page: Page) -> None:
    generate(page, "x")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/lint", hold)
    text_box(cards(page, "x").first, "Post").fill("The best lamp")
    expect(cards(page, "x").first.locator(".count")).to_contain_text("…")
    page.unroute("**/lint")
    with page.expect_response("**/lint"):
        _reload(page)
    expect(cards(page, "x").first.locator(".count")).to_have_text("13 of 280 characters")


def test_another_tab_does_not_take_the_place_of_ones_work(page: Page) -> None:
    page.locator("#title").fill("Of the first tab")
    other = page.context.new_page()
    other.goto("/")
    expect(other.locator("#generate")).to_be_enabled()
    other.locator("#title").fill("Of the second tab")
    other.reload()
    expect(other.locator("#title")).to_have_value("Of the second tab")
    _reload(page)
    expect(page.locator("#title")).to_have_value("Of the first tab")


@pytest.mark.parametrize(
    "stored",
    [
        "not JSON",
        "null",
        "[]",
        '"text"',
        json.dumps({"version": 0, "form": {"title": "Old"}}),
        json.dumps({"version": 1, "form": [], "writing": 7, "kept": "x", "shown": {}}),
        json.dumps({"version": 1, "form": {"title": 5}, "writing": {"platforms": [{}]}}),
        json.dumps(
            {
                "version": 1,
                "writing": {
                    "product": {"title": "Lamp", "platforms": []},
                    "answer": {
                        "quality": "good",
                        "confidence": 1,
                        "needs_review": False,
                        "seed": 1,
                    },
                    "platforms": [{"id": "x", "written": [{"seed": 1, "variant": {"tone": "x"}}]}],
                },
            }
        ),
    ],
)
def test_what_an_older_page_or_a_fault_left_behind_is_passed_over(
    studio: Studio, open_page: OpenPage, stored: str
) -> None:
    page = open_page(studio)
    page.evaluate(
        """(stored) => {
            sessionStorage.removeItem("creatives.work");
            localStorage.setItem("creatives.work", stored);
        }""",
        stored,
    )
    _reload(page)
    expect(page.locator("#title")).to_have_value("")
    expect(page.locator(".card")).to_have_count(0)
    try_example(page)
    generate(page, "x")


def test_a_half_sound_entry_gives_what_is_sound(studio: Studio, open_page: OpenPage) -> None:
    page = open_page(studio)
    expect(page.locator("#generate")).to_be_enabled()
    stored = {"version": 1, "form": {"title": "Linen Apron"}, "writing": {"answer": None}}
    page.evaluate("(text) => localStorage.setItem('creatives.work', text)", json.dumps(stored))
    page.evaluate("sessionStorage.removeItem('creatives.work')")
    _reload(page)
    expect(page.locator("#title")).to_have_value("Linen Apron")
    expect(page.locator(".card")).to_have_count(0)


def test_what_a_browser_cannot_keep_is_said(page: Page) -> None:
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full') } }")
    generate(page, "x")
    expect(page.locator("#not-kept")).to_be_visible()


def test_too_much_is_kept_in_part_form_first(page: Page) -> None:
    page.evaluate(
        """() => {
            const { setItem } = Storage.prototype;
            Storage.prototype.setItem = function (name, text) {
                if (text.length > 4000) { throw new DOMException("full"); }
                setItem.call(this, name, text);
            };
        }"""
    )
    page.locator("#title").fill("Linen Apron")
    generate(page)
    expect(page.locator("#not-kept")).to_be_visible()
    _reload(page)
    expect(page.locator("#title")).to_have_value("Linen Apron")
    expect(page.locator(".card")).to_have_count(0)


def test_generate_can_be_undone_and_done_again(page: Page) -> None:
    generate(page, "x")
    first = [texts(card) for card in cards(page, "x").all()]
    page.locator("#title").fill("Linen Apron")
    generate(page)
    second = [texts(card) for card in cards(page, "x").all()]
    assert first != second
    page.get_by_role("button", name="Undo: Generate").click()
    assert [texts(card) for card in cards(page, "x").all()] == first
    expect(page.get_by_text("Made before your last change")).to_be_visible()
    expect(page.locator("#title")).to_have_value("Linen Apron")
    page.get_by_role("button", name="Redo: Generate").click()
    assert [texts(card) for card in cards(page, "x").all()] == second


def test_start_over_empties_all_and_the_browser_forgets_it_but_undo_does_not(page: Page) -> None:
    generate(page, "x")
    _edit(page)
    page.wait_for_function(
        "(mine) => (localStorage.getItem('creatives.work') ?? '').includes(mine)", arg=MINE
    )
    page.get_by_role("button", name="Start over").click()
    expect(page.locator("#title")).to_have_value("")
    expect(page.locator("#title")).to_be_focused()
    expect(page.locator(".card")).to_have_count(0)
    assert _stored(page) == ""
    assert page.evaluate("sessionStorage.getItem('creatives.work')") is None
    page.get_by_role("button", name="Undo: Start over").click()
    expect(page.locator("#title")).to_have_value("Walnut Desk Lamp, dimmable")
    expect(text_box(cards(page, "x").first, "Post")).to_have_value(MINE)


def test_the_browsers_own_undo_goes_on_working_in_a_text(page: Page) -> None:
    generate(page, "x")
    area = text_box(cards(page, "x").first, "Post")
    written = area.input_value()
    area.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Mine")
    expect(area).to_have_value("Mine")
    for _ in range(6):
        page.keyboard.press("Control+Z")
    expect(area).to_have_value(written)
    page.keyboard.press("Control+A")
    page.keyboard.type("Mine again")
    page.get_by_role("button", name="Undo edits X, variant 1, Post").click()
    expect(area).to_have_value(written)
    page.keyboard.press("Control+Z")
    expect(area).to_have_value("Mine again")


def test_what_somebody_edited_outlives_generate_and_a_reload_and_is_put_back(page: Page) -> None:
    generate(page, "x")
    _edit(page)
    assert _kept(page) == []
    page.locator("#title").fill("Linen Apron")
    generate(page)
    assert _kept(page) == [MINE]
    _reload(page)
    assert _kept(page) == [MINE]
    page.get_by_role("button", name="Copy X, variant 1, Post").last.click()
    expect(page.locator("#announcer")).to_contain_text("copied")
    assert page.evaluate("navigator.clipboard.readText()") == MINE
    with page.expect_response("**/lint"):
        page.get_by_role("button", name="Put back X, variant 1, Post").click()
    expect(text_box(cards(page, "x").first, "Post")).to_have_value(MINE)
    expect(page.locator(".kept")).to_have_count(0)


def test_a_text_put_back_over_another_edit_keeps_that_one_too(page: Page) -> None:
    generate(page, "x")
    _edit(page, "First of mine")
    generate(page)
    _edit(page, "Second of mine")
    page.get_by_role("button", name="Put back X, variant 1, Post").click()
    expect(text_box(cards(page, "x").first, "Post")).to_have_value("First of mine")
    assert _kept(page) == ["Second of mine"]


def test_undo_of_generate_keeps_what_was_edited_since(page: Page) -> None:
    generate(page, "x")
    generate(page)
    _edit(page)
    page.get_by_role("button", name="Undo: Generate").click()
    assert _kept(page) == [MINE]


def test_a_kept_text_of_a_platform_not_chosen_now_can_be_copied_and_removed(page: Page) -> None:
    generate(page, "x")
    _edit(page)
    generate(page, "pinterest")
    assert _kept(page) == [MINE]
    expect(page.get_by_role("button", name="Put back X, variant 1, Post")).to_have_count(0)
    page.get_by_role("button", name="Remove X, variant 1, Post").click()
    expect(page.locator(".kept")).to_have_count(0)
    page.get_by_role("button", name="Undo: Remove a text").click()
    assert _kept(page) == [MINE]


def test_markup_in_a_kept_text_is_shown_as_text(page: Page) -> None:
    generate(page, "x")
    _edit(page, "<img src=x onerror=window.hacked=1>")
    generate(page)
    assert _kept(page) == ["<img src=x onerror=window.hacked=1>"]
    assert page.evaluate("window.hacked") is None
