"""What the page says when there is no copy."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect
from pydantic import SecretStr

from tests.fakes.served_bundle import GatedScorer, bundle
from tests.studio.actions import cards, choose, generate, try_example
from tests.studio.conftest import SETTINGS, Studio

KEY = "studio-key-5b1f"
Serve = Callable[..., AbstractContextManager[Studio]]
OpenPage = Callable[..., Page]


def _press(page: Page) -> None:
    page.get_by_role("button", name="Generate copy").click()


def _refuse(page: Page) -> dict[str, str]:
    """Press, and what the API objects to, by field."""
    with page.expect_response("**/predict") as response:
        _press(page)
    assert response.value.status == 422
    return {each["field"]: each["message"] for each in response.value.json()["errors"]}


def test_faults_are_shown_at_their_fields_and_the_first_is_focused(page: Page) -> None:
    page.locator("#title").fill("")
    page.locator("#rating").fill("9")
    page.locator("#url").fill("not an address")
    page.locator("#variants").fill("11")
    faults = _refuse(page)
    assert set(faults) == {"title", "rating", "url", "variants"}
    expect(page.locator("#title")).to_be_focused()
    for name, words in {
        "title": "Please fill this in",
        "rating": "Must be at most 5",
        "url": "Must be like https://shop.example.com/lamp",
        "variants": "Must be at most 10",
    }.items():
        control = page.locator(f"#{name}")
        expect(control).to_have_attribute("aria-invalid", "true")
        expect(control).to_have_accessible_description(words)
    expect(page.locator("#description")).not_to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert")).to_contain_text("nothing was written")


def test_a_fault_goes_when_its_field_is_changed_and_all_go_with_success(page: Page) -> None:
    page.locator("#title").fill("")
    page.locator("#rating").fill("9")
    _refuse(page)
    page.locator("#title").fill("Linen Apron")
    expect(page.locator("#title")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#rating")).to_have_attribute("aria-invalid", "true")
    page.locator("#rating").fill("4.5")
    generate(page)
    expect(page.locator("[aria-invalid]")).to_have_count(0)
    expect(page.get_by_role("alert")).to_be_empty()


def test_the_limit_of_a_field_is_the_services(serve: Serve, open_page: OpenPage) -> None:
    with serve(SETTINGS.model_copy(update={"max_title_length": 12})) as studio:
        page = open_page(studio)
        try_example(page)
        assert "12" in _refuse(page)["title"]
        expect(page.locator("#title")).to_have_accessible_description(
            "Too long: keep it to 12 characters"
        )


def test_no_platform_is_not_taken_for_all(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    choose(page)
    _press(page)
    expect(page.locator("#platforms input").first).to_be_focused()
    expect(page.locator("#platforms input").first).to_have_accessible_description(
        "Choose at least one platform"
    )
    assert asked == []


def test_a_busy_service_says_when_to_try_again(serve: Serve, open_page: OpenPage) -> None:
    with serve(has_model=False) as studio:
        page = open_page(studio)
        try_example(page)
        _press(page)
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("The service cannot answer right now")
        expect(alert).to_contain_text("No model was promoted yet")
        expect(alert).to_contain_text("Try again in 1 second, at ")
        studio.reader.published = bundle()
        studio.model.look()
        alert.get_by_role("button", name="Try again").click()
        expect(cards(page, "x").first).to_be_visible()
        expect(alert).to_be_empty()


def test_copy_that_was_written_stays_when_the_next_request_fails(page: Page) -> None:
    generate(page, "x")
    page.context.set_offline(True)
    page.get_by_role("button", name="Another variant for X").click()
    expect(page.get_by_role("alert")).to_contain_text("No connection to the service")
    expect(cards(page, "x")).to_have_count(2)
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(cards(page, "x")).to_have_count(3)


def test_without_a_connection_the_page_says_so_and_goes_on_with_one(page: Page) -> None:
    page.context.set_offline(True)
    _press(page)
    expect(page.get_by_role("alert")).to_contain_text("The service cannot be reached")
    expect(page.get_by_role("button", name="Generate copy")).to_be_enabled()
    page.locator("#check-text").fill("The best lamp")
    expect(page.locator("#check-findings")).to_contain_text("The service cannot be reached")
    page.context.set_offline(False)
    page.locator("#check-findings").get_by_role("button", name="Try again").click()
    expect(page.locator("#check-findings mark")).to_have_text("best")
    page.get_by_role("alert").get_by_role("button", name="Try again").click()
    expect(cards(page, "x").first).to_be_visible()


def test_the_page_shows_that_it_waits(serve: Serve, open_page: OpenPage) -> None:
    with serve(has_model=False) as studio:
        scorer = GatedScorer()
        scorer.gate.set()
        studio.load.scorer = scorer
        studio.reader.published = bundle()
        studio.model.look()
        scorer.gate.clear()
        page = open_page(studio)
        try_example(page)
        button = page.locator("#generate")
        button.click()
        expect(button).to_have_text("Writing …")
        expect(button).to_be_disabled()
        expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
        expect(page.locator("#progress")).to_be_visible()
        scorer.gate.set()
        expect(cards(page, "x").first).to_be_visible()
        expect(button).to_have_text("Generate copy")
        expect(button).to_be_enabled()
        expect(page.locator("#results")).to_have_attribute("aria-busy", "false")
        expect(page.locator("#progress")).to_be_hidden()


@pytest.fixture
def guarded(serve: Serve, open_page: OpenPage) -> object:
    with serve(SETTINGS.model_copy(update={"api_keys": [SecretStr(KEY)]})) as studio:
        yield open_page(studio)


def _give(page: Page, key: str) -> None:
    page.get_by_label("Key", exact=True).fill(key)
    page.get_by_role("button", name="Use this key").click()


def test_a_key_is_asked_for_and_kept_for_this_tab_only(guarded: Page) -> None:
    dialog = guarded.get_by_role("dialog", name="API key")
    expect(dialog).to_contain_text("an API key is needed")
    _give(guarded, "wrong-key-0000")
    expect(dialog).to_contain_text("the API key is not known")
    _give(guarded, KEY)
    expect(dialog).to_be_hidden()
    try_example(guarded)
    generate(guarded, "x")
    assert guarded.evaluate("sessionStorage.getItem('creatives.api-key')") == KEY
    assert KEY not in guarded.evaluate("JSON.stringify(localStorage)")
    assert guarded.evaluate("document.cookie") == ""
    guarded.reload()
    expect(guarded.locator("#generate")).to_be_enabled()
    expect(dialog).to_be_hidden()
    other = guarded.context.new_page()
    other.goto("/")
    expect(other.get_by_role("dialog", name="API key")).to_be_visible()


def test_who_has_no_key_may_close_the_question_and_be_asked_again(guarded: Page) -> None:
    dialog = guarded.get_by_role("dialog", name="API key")
    expect(guarded.get_by_label("Key", exact=True)).to_be_focused()
    guarded.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(guarded.get_by_role("alert")).to_contain_text("An API key is needed")
    guarded.get_by_role("button", name="Try again").click()
    dialog.get_by_role("button", name="Cancel").click()
    guarded.get_by_role("button", name="Try again").click()
    _give(guarded, KEY)
    expect(guarded.locator("#generate")).to_be_enabled()
    expect(guarded.get_by_role("alert")).to_be_empty()


def test_a_key_that_is_forgotten_is_asked_for_by_the_next_request(guarded: Page) -> None:
    _give(guarded, KEY)
    expect(guarded.locator("#generate")).to_be_enabled()
    guarded.get_by_role("button", name="Forget the API key").click()
    assert guarded.evaluate("sessionStorage.getItem('creatives.api-key')") is None
    try_example(guarded)
    _press(guarded)
    expect(guarded.get_by_role("dialog", name="API key")).to_be_visible()
    _give(guarded, KEY)
    expect(cards(guarded, "x").first).to_be_visible()
