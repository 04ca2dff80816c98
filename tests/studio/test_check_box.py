"""The box that checks a person's own text."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.studio.actions import in_words
from tests.studio.conftest import Studio

SEVERITIES = {"error": "must change", "warning": "worth a look"}


def _check(page: Page, text: str, platform: str = "x", field: str | None = None) -> None:
    page.locator("#check-platform").select_option(platform)
    if field is not None:
        page.locator("#check-field").select_option(field)
    with page.expect_response("**/lint"):
        page.locator("#check-text").fill(text)


@pytest.mark.parametrize(
    ("platform", "field", "text"),
    [
        (
            "x",
            "post",
            "👩‍👩‍👧 Cafe\u0301 https://example.com/a/very/long/address/of/some/page #1st",
        ),
        ("tiktok_ads", "text", "日本語のテキスト and some more"),
        ("youtube", "description", "Grün 😀 <b>bold</b>"),
        ("google_rsa", "headline", "THE BEST LAMP!! Buy now, click here today"),
        ("instagram", "caption", "One #one #One #two"),
    ],
)
def test_it_counts_and_finds_what_the_api_does(
    studio: Studio, page: Page, platform: str, field: str, text: str
) -> None:
    _check(page, text, platform, field)
    body = {"text": text, "platform": platform, "field": field}
    answer = studio.client.post("/lint", body).json()
    expect(page.locator("#check-count")).to_have_text(in_words(answer))
    spans = {(found["start"], found["end"]) for found in answer["findings"]}
    marks = page.locator("#check-findings mark")
    if not answer["findings"]:
        expect(page.locator("#check-findings")).to_contain_text("Nothing to object to.")
        expect(marks).to_have_count(0)
        return
    expect(page.locator("#check-findings .marked")).to_have_text(answer["text"])
    marked = "".join(marks.all_text_contents())
    covered = {place for start, end in spans for place in range(start, end)}
    assert marked == "".join(answer["text"][place] for place in sorted(covered))
    listed = page.locator("#check-findings .findings")
    for found in answer["findings"]:
        expect(listed).to_contain_text(
            found["message"].replace(f"({answer['counting']})", "characters")
        )
        expect(listed).to_contain_text(SEVERITIES[found["severity"]])
        source = found["source"].partition(";")[0]
        expect(listed.locator(f'a[href="{source}"]').first).to_be_visible()
    expect(listed).not_to_contain_text(answer["counting"])


def test_marks_are_right_behind_characters_outside_the_basic_plane(page: Page) -> None:
    _check(page, "😀😀👩‍👩‍👧 the best lamp")
    expect(page.locator("#check-findings mark")).to_have_text("best")


def test_sources_are_links_that_tell_the_other_page_nothing(page: Page) -> None:
    _check(page, "The best lamp")
    link = page.locator("#check-findings .findings a").first
    expect(link).to_have_attribute("href", re.compile(r"^https://www\.ftc\.gov/"))
    expect(link).to_have_text("ftc.gov")
    expect(link).to_have_attribute("rel", "noreferrer")


def test_a_good_text_is_called_one(page: Page) -> None:
    _check(page, "A desk lamp of solid walnut. #DeskLamp")
    expect(page.locator("#check-findings")).to_contain_text("Nothing to object to.")
    expect(page.locator("#check-findings")).to_contain_text("#DeskLamp")


def test_fields_follow_the_platform_and_the_text_is_checked_again(
    studio: Studio, page: Page
) -> None:
    _check(page, "A desk lamp of solid walnut, with a linen shade")
    with page.expect_response("**/lint"):
        page.locator("#check-platform").select_option("google_rsa")
    rsa = next(
        each
        for each in studio.client.get("/platforms").json()["platforms"]
        if each["id"] == "google_rsa"
    )
    values = page.locator("#check-field option").evaluate_all("all => all.map(one => one.value)")
    assert values == [field["name"] for field in rsa["fields"]]
    expect(page.locator("#check-count")).to_have_text("47 of 30 characters")
    with page.expect_response("**/lint"):
        page.locator("#check-field").select_option("description")
    expect(page.locator("#check-count")).to_have_text("47 of 90 characters")


def test_an_emptied_box_has_nothing_to_say(page: Page) -> None:
    _check(page, "The best lamp")
    expect(page.locator("#check-findings mark")).to_have_count(1)
    page.locator("#check-text").fill(" ")
    expect(page.locator("#check-findings")).to_be_empty()
    expect(page.locator("#check-count")).to_have_text("0 of 280 characters")


def test_only_the_last_of_quick_changes_counts(page: Page) -> None:
    page.locator("#check-text").press_sequentially("A lamp of walnut", delay=5)
    expect(page.locator("#check-count")).to_have_text("16 of 280 characters")


def test_an_answer_that_comes_late_is_not_taken_for_the_last(page: Page) -> None:
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/lint", hold_the_first)
    with page.expect_request("**/lint"):
        page.locator("#check-text").fill("A lamp")
    page.locator("#check-text").fill("A longer lamp")
    expect(page.locator("#check-count")).to_have_text("13 of 280 characters")
    held[0].continue_()
    page.evaluate("fetch('/platforms').then((answer) => answer.text())")
    expect(page.locator("#check-count")).to_have_text("13 of 280 characters")
