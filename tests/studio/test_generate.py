"""A marketer asks for copy, changes it, and asks for more."""

import math
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.studio.actions import cards, generate, in_words, text_box, texts, try_example
from tests.studio.conftest import Studio

OpenPage = Callable[..., Page]


def test_the_form_is_empty_and_nothing_is_written_unasked(
    studio: Studio, open_page: OpenPage
) -> None:
    asked: list[str] = []
    page = open_page(studio)
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert not any(url.endswith(("/predict", "/lint")) for url in asked)
    for name in ("title", "description", "brand", "url", "price"):
        expect(page.locator(f"#{name}")).to_have_value("")
        expect(page.locator(f"#{name}")).to_have_attribute("placeholder", re.compile("."))
    expect(page.locator(".card")).to_have_count(0)


def test_one_press_writes_the_example(page: Page) -> None:
    answer = generate(page)
    assert len(answer["platforms"]) == 4
    expect(page.locator(".card")).to_have_count(
        sum(len(each["variants"]) for each in answer["platforms"])
    )


def test_every_choice_is_the_apis(studio: Studio, page: Page) -> None:
    offer = studio.client.get("/platforms").json()
    boxes = page.locator("#platforms input")
    assert boxes.evaluate_all("boxes => boxes.map(box => box.value)") == [
        platform["id"] for platform in offer["platforms"]
    ]
    for name, kind in (("tone", "tones"), ("locale", "locales"), ("currency", "currencies")):
        values = page.locator(f"#{name} option").evaluate_all("all => all.map(one => one.value)")
        assert values == ["", *offer[kind]]


def test_every_platform_shows_every_text_with_the_apis_count(page: Page) -> None:
    page.get_by_role("button", name="All", exact=True).click()
    answer = generate(page)
    assert len(answer["platforms"]) == page.locator("#platforms input").count()
    for copy in answer["platforms"]:
        shown = cards(page, copy["platform"])
        for place, variant in enumerate(copy["variants"]):
            card = shown.nth(place)
            fields = variant["fields"]
            assert sorted(texts(card)) == sorted(each["text"] for each in fields)
            lengths = card.locator(".count").all_text_contents()
            assert sorted(lengths) == sorted(in_words(each) for each in fields)
            expect(card.locator(".tone")).to_have_text(variant["tone"].capitalize())


def test_what_is_filled_in_is_what_is_asked_for(studio: Studio, page: Page) -> None:
    page.get_by_label("Title").fill("Linen Apron")
    page.get_by_label("Description", exact=False).first.fill(
        "Two deep pockets. Washes at 60 degrees."
    )
    page.get_by_label("Category", exact=True).fill("Kitchen")
    page.get_by_label("Brand", exact=True).fill("Example Kitchen")
    page.get_by_label("Price", exact=True).fill("39,5")
    page.get_by_label("Rating", exact=True).fill("")
    page.get_by_label("Web address").fill("")
    page.get_by_label("Tone").select_option("plain")
    page.get_by_label("Variants").fill("3")
    page.get_by_label("Currency").select_option("EUR")
    page.get_by_label("Prices as in").select_option("de-DE")
    body = {
        "title": "Linen Apron",
        "description": "Two deep pockets. Washes at 60 degrees.",
        "category": "Kitchen",
        "brand": "Example Kitchen",
        "price": 39.5,
        "tone": "plain",
        "variants": 3,
        "currency": "EUR",
        "locale": "de-DE",
        "platforms": ["x", "youtube"],
    }
    assert generate(page, "x", "youtube") == studio.client.post("/predict", body).json()


@pytest.mark.parametrize(
    ("probability", "judgement", "words", "needs_review"),
    [
        (0.95, "well (95% sure)", "Very sure", False),
        (0.8, "well (80% sure)", "Fairly sure", False),
        (0.505, "well (50.5% sure)", "Barely more than a guess", False),
        (0.33, "poorly (67% sure)", "Leaning that way", True),
    ],
)
def test_the_verdict_is_told_in_words_and_per_cent(
    serve: Callable[..., object],
    open_page: OpenPage,
    probability: float,
    judgement: str,
    words: str,
    needs_review: bool,  # noqa: FBT001 - a case of the table
) -> None:
    with serve() as studio:  # type: ignore[attr-defined]
        studio.model.current.scorer.answer = lambda asked: [probability] * len(asked)
        page = open_page(studio)
        try_example(page)
        answer = generate(page)
        assert answer["needs_review"] is needs_review
        assert math.isclose(answer["confidence"], max(probability, 1 - probability))
        expect(page.locator(".judgement")).to_have_text(
            f"Products described like this do {judgement}"
        )
        expect(page.locator(".verdict")).to_contain_text(words)
        expect(page.get_by_text("Needs review")).to_have_count(int(needs_review))


def test_another_variant_is_added_and_differs(page: Page) -> None:
    generate(page, "x", "instagram")
    before = [texts(card) for card in cards(page, "x").all()]
    others = [texts(card) for card in cards(page, "instagram").all()]
    page.get_by_role("button", name="Another variant for X").click()
    expect(cards(page, "x")).to_have_count(len(before) + 1)
    expect(page.locator("#announcer")).to_have_text(f"X: variant {len(before) + 1} added")
    after = [texts(card) for card in cards(page, "x").all()]
    assert after[:-1] == before
    assert after[-1] not in before
    assert [texts(card) for card in cards(page, "instagram").all()] == others


def test_another_variant_is_for_the_product_that_was_written_about(page: Page) -> None:
    generate(page, "x")
    title = page.get_by_label("Title").input_value().partition(",")[0]
    page.get_by_label("Title").fill("Something Else Entirely")
    with page.expect_request("**/predict") as asked:
        page.get_by_role("button", name="Another variant for X").click()
    assert asked.value.post_data_json["title"].startswith(title)


def test_a_changed_text_is_counted_and_checked_by_the_api(studio: Studio, page: Page) -> None:
    generate(page, "x")
    area = text_box(cards(page, "x").first, "Post")
    text = "The best lamp 👩‍👩‍👧 see https://shop.example.com/a-very-long-address-of-a-lamp"
    area.fill(text)
    answer = studio.client.post("/lint", {"text": text, "platform": "x", "field": "post"}).json()
    assert answer["count"] != len(text)
    expect(cards(page, "x").first.locator(".count")).to_have_text(in_words(answer))
    expect(cards(page, "x").first.locator(".findings")).to_contain_text("best")
    area.fill("x" * 281)
    expect(cards(page, "x").first.locator(".count")).to_have_text("281 of 280 characters")
    expect(cards(page, "x").first.locator(".count")).to_have_attribute("data-state", "over")
    area.fill("")
    expect(cards(page, "x").first.locator(".count")).to_have_text("0 of 280 characters")
    expect(cards(page, "x").first.locator(".findings")).to_have_count(0)


def test_a_platform_that_the_page_has_no_preview_of_shows_all_its_fields(page: Page) -> None:
    page.evaluate(
        """async () => {
            const { card } = await import("/studio/results/cards.js");
            const text = (field) => ({
                field, text: `text of ${field}`, written: "", count: 1, limit: 9, soft_limit: null,
                counting: "code-points", template_id: "new/one", hashtags: [], findings: [],
            });
            const variant = { tone: "plain", fields: [text("opening"), text("closing_line")] };
            const platform = { id: "new_network", name: "New network" };
            document.querySelector("#copy").append(
                card(platform, { variant, seed: 1 }, 1, {
                    product: { title: "Lamp" }, facts: [], changed() {}, pointed() {},
                }));
        }"""
    )
    assert texts(cards(page, "new_network")) == ["text of opening", "text of closing_line"]
    expect(text_box(cards(page, "new_network"), "Closing line")).to_be_visible()


def test_each_text_names_its_template(page: Page) -> None:
    answer = generate(page, "pinterest")
    card = cards(page, "pinterest").first
    expect(card.locator(".origin dl")).to_be_hidden()
    card.get_by_text("Templates and seed").click()
    for field in answer["platforms"][0]["variants"][0]["fields"]:
        expect(card.locator(".origin dl")).to_contain_text(field["template_id"])
    expect(card.locator(".origin dl")).to_contain_text(str(answer["seed"]))
