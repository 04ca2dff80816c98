"""What a post or an ad looks like: the fold, a tab for each platform, search ads in combination."""

import pytest
from playwright.sync_api import Page, expect

from tests.studio.actions import cards, generate, open_lists, show, text_box
from tests.studio.stubbed import FACTS, answer, stub, text, with_facts

LONG = "A lamp of solid walnut for reading late. " * 8
HEADLINES = [
    "Walnut Desk Lamp",
    "Shop Desk Lamps",
    "Dims in Five Steps",
    "Desk Lamp, $79.90",
    "Linen Shade",
]
DESCRIPTIONS = ["Turned from solid walnut.", "With a linen shade. Order yours online.", "Dims."]
RSA = [
    text("headline", HEADLINES[0], 30, None, 1, 2),
    text("headline", HEADLINES[1], 30),
    text("headline", HEADLINES[2], 30, None, 4),
    text("headline", HEADLINES[3], 30, None, 1, 5),
    text("headline", HEADLINES[4], 30),
    *[text("description", words, 90) for words in DESCRIPTIONS],
    text("path", "Desk-Lamps", 15),
]


@pytest.mark.parametrize(
    ("platform", "field", "fold", "more"),
    [
        ("instagram", "caption", 125, "… more"),
        ("linkedin", "post", 210, "… more"),
        ("facebook", "primary_text", 125, "… See more"),
    ],
)
def test_a_long_post_is_folded_where_the_platform_folds_and_can_be_opened(
    page: Page, platform: str, field: str, fold: int, more: str
) -> None:
    stub(page, answer((platform, [text(field, LONG, None, fold)])))
    generate(page, platform)
    words = cards(page, platform).locator(".post-words").first
    button = words.get_by_role("button", name=more, exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    lead = "Example Lighting " if platform == "instagram" else ""
    shown = (words.text_content() or "").removeprefix(lead).removesuffix(f" {more}")
    assert LONG.startswith(f"{shown} ")
    assert fold - 12 < len(shown) <= fold
    button.click()
    expect(words).to_contain_text(LONG.strip())
    less = words.get_by_role("button", name="Show less")
    expect(less).to_have_attribute("aria-expanded", "true")
    expect(less).to_be_focused()
    page.keyboard.press("Enter")
    expect(words.get_by_role("button", name=more, exact=True)).to_be_focused()


@pytest.mark.parametrize(
    ("words", "most", "shown"),
    [
        ("as long as it may be", 20, None),
        ("two words", 4, "two"),
        ("two words", 3, "two"),
        ("Donaudampfschiff", 5, "Donau"),
        ("ab 👩‍👩‍👧 cd", 6, "ab"),
        ("👩‍👩‍👧👩‍👩‍👧", 9, "👩‍👩‍👧"),
        ("a line\nand another", 8, "a line"),
        ("whatever", None, None),
    ],
)
def test_the_fold_cuts_no_word_and_no_letter(
    page: Page, words: str, most: int | None, shown: str | None
) -> None:
    cut = page.evaluate(
        """async ([words, most]) =>
            (await import("/studio/previews/folded_text.js")).beforeFold(words, most)""",
        [words, most],
    )
    assert cut == shown


def test_a_post_that_fits_and_one_of_x_have_no_fold(page: Page) -> None:
    stub(
        page,
        answer(
            ("instagram", [text("caption", "Short", 2200, 125)]), ("x", [text("post", LONG, 280)])
        ),
    )
    generate(page, "instagram", "x")
    expect(page.locator(".fold")).to_have_count(0)


def test_a_preview_follows_what_is_typed(page: Page) -> None:
    generate(page, "facebook")
    card = cards(page, "facebook").first
    with page.expect_response("**/lint"):
        text_box(card, "Headline").fill("A new headline")
    expect(card.locator(".box-link .post-words").first).to_have_text("A new headline")
    with page.expect_response("**/lint"):
        text_box(card, "Primary text").fill(LONG)
    expect(card.get_by_role("button", name="… See more")).to_be_visible()


def test_links_and_hashtags_are_coloured_and_lead_nowhere(page: Page) -> None:
    stub(
        page,
        answer(("x", [text("post", "Now at https://shop.example.com/a?b=1 #Lamp &#39;", 280)])),
    )
    generate(page, "x")
    tags = cards(page, "x").locator(".tag")
    assert tags.all_text_contents() == ["https://shop.example.com/a?b=1", "#Lamp"]
    expect(cards(page, "x").locator(".preview a")).to_have_count(0)


def test_every_platform_has_a_tab_and_arrow_keys_go_from_one_to_the_next(page: Page) -> None:
    generate(page, "x", "instagram", "pinterest")
    tabs = page.get_by_role("tab")
    assert tabs.all_text_contents() == ["X", "Instagram", "Pinterest"]
    expect(page.get_by_role("tabpanel")).to_have_count(1)
    expect(page.get_by_role("tabpanel", name="X")).to_be_visible()
    tabs.first.focus()
    for key, name in (
        ("ArrowRight", "Instagram"),
        ("ArrowRight", "Pinterest"),
        ("ArrowRight", "X"),
        ("ArrowLeft", "Pinterest"),
        ("Home", "X"),
        ("End", "Pinterest"),
    ):
        page.keyboard.press(key)
        tab = page.get_by_role("tab", name=name)
        expect(tab).to_be_focused()
        expect(tab).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("tabpanel", name=name)).to_be_visible()
        expect(page.locator("[role=tab][tabindex='0']")).to_have_count(1)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("tab", name="Pinterest")).to_be_focused()


def test_a_tab_tells_how_many_of_its_texts_the_platform_would_refuse(page: Page) -> None:
    generate(page, "x", "pinterest")
    show(page, "Pinterest")
    with page.expect_response("**/lint"):
        text_box(cards(page, "pinterest").first, "Title").fill("x" * 101)
    expect(page.get_by_role("tab", name="Pinterest")).to_have_text("Pinterest1 to change")


def test_the_platform_on_top_stays_there_when_copy_is_written_anew(page: Page) -> None:
    generate(page, "x", "pinterest")
    show(page, "Pinterest")
    generate(page)
    expect(page.get_by_role("tab", name="Pinterest")).to_have_attribute("aria-selected", "true")


def test_a_search_ad_shows_what_google_may_show_together(page: Page) -> None:
    stub(page, answer(("google_rsa", RSA)))
    generate(page, "google_rsa")
    card = cards(page, "google_rsa")
    headline, lines = card.locator(".search-h"), card.locator(".search-d")
    expect(headline).to_have_text(" | ".join(HEADLINES[:3]))
    expect(lines).to_have_text(" ".join(DESCRIPTIONS[:2]))
    expect(card.locator(".search-cite")).to_have_text("Sponsored shop.example.com › Desk-Lamps")
    seen = {headline.text_content()}
    for _ in range(12):
        before = (headline.text_content(), lines.text_content())
        card.get_by_role("button", name="Another combination").click()
        assert (headline.text_content(), lines.text_content()) != before
        shown = (headline.text_content() or "").split(" | ")
        assert len(set(shown)) == 3
        assert set(shown) <= set(HEADLINES)
        seen |= {headline.text_content()}
    assert len(seen) > 5


def test_the_lists_are_folded_away_and_the_mock_up_follows_them(page: Page) -> None:
    stub(page, answer(("google_rsa", RSA)))
    generate(page, "google_rsa")
    card = cards(page, "google_rsa")
    expect(text_box(card, "Headline 1")).to_be_hidden()
    card.get_by_text("All texts: 5 headlines, 3 descriptions, 1 path").click()
    with page.expect_response("**/lint"):
        text_box(card, "Headline 1").fill("A new headline")
    expect(card.locator(".search-h")).to_have_text(" | ".join(["A new headline", *HEADLINES[1:3]]))
    text_box(card, "Headline 2").fill("")
    expect(card.locator(".search-h")).to_have_text(" | ".join(["A new headline", *HEADLINES[2:4]]))


def _strength(page: Page) -> dict[str, str]:
    rows = page.locator(".strength li").all()
    return {
        row.locator("span").first.inner_text(): row.locator(".strength-count").inner_text()
        for row in rows
    }


def test_a_search_ads_strength_counts_texts_keywords_facts_and_calls_to_action(page: Page) -> None:
    stub(page, with_facts(("google_rsa", RSA)))
    page.get_by_text("More for better copy").click()
    page.locator("#keywords").fill("desk lamp, linen shade, brass")
    generate(page, "google_rsa")
    assert _strength(page) == {
        "Headlines": "5 of 15",
        "Descriptions": "3 of 4",
        "Keywords used": "2 of 3",
        "Facts used": f"4 of {len(FACTS)}",
        "Calls to action": "2",
    }
    expect(page.locator(".strength")).to_contain_text("Strength: fair")
    open_lists(page)
    with page.expect_response("**/lint"):
        text_box(cards(page, "google_rsa"), "Headline 5").fill("Lamps with a linen shade in brass")
    expect(page.locator(".lists summary")).to_contain_text("1 to change")
    found = _strength(page)
    assert found["Keywords used"] == "3 of 3"
    assert found["Facts used"] == "5 of 5"


def test_without_facts_or_keywords_the_strength_says_so(page: Page) -> None:
    generate(page, "google_rsa")
    found = _strength(page)
    assert found["Keywords used"] == "none given"


@pytest.mark.parametrize(
    ("words", "is_call"),
    [
        ("Shop Rain Jackets", True),
        ("Light as air. Order yours online.", True),
        ("Find Your Size", True),
        ("Jetzt online bestellen", True),
        ("Walnut Desk Lamp", False),
        ("A workshop order", False),
        ("Jetzt 24,90 €", False),
    ],
)
def test_calls_to_action_are_told_from_other_texts(page: Page, words: str, is_call: bool) -> None:  # noqa: FBT001 - a case of the table
    measures = page.evaluate(
        """async (words) => (await import("/studio/results/strength.js")).strengthOf(
            [{ field: "headline", text: words, written: words }], {}, [])""",
        words,
    )
    assert measures[-1]["has"] == int(is_call)
