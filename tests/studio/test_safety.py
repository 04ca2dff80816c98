"""Text that people put in is shown as text: it runs nothing and requests nothing."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.studio.actions import cards, generate, texts
from tests.studio.conftest import Studio

HOSTILE = [
    "<img src=x onerror=window.hacked=1> Lamp",
    "<script>window.hacked=1</script> Lamp",
    '"><svg onload=window.hacked=1> Lamp',
    "{{constructor.constructor('window.hacked=1')()}} ${window.hacked=1} Lamp",
]


def _assert_harmless(page: Page) -> None:
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img, main script, main svg, main iframe").count() == 0


@pytest.mark.parametrize("title", HOSTILE)
def test_markup_in_a_product_is_never_run(page: Page, title: str) -> None:
    for name in ("title", "description", "category", "brand"):
        page.locator(f"#{name}").fill(title)
    generate(page, "x", "instagram", "google_merchant", "google_display")
    shown = "\n".join(texts(cards(page, "instagram").first))
    assert "Lamp" in shown  # cleaned before it is written
    _assert_harmless(page)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_text_to_check_is_shown_as_text(page: Page, text: str) -> None:
    page.locator("#check-text").fill(f"The best lamp {text}")
    expect(page.locator("#check-findings .marked")).to_have_text(f"The best lamp {text}")
    _assert_harmless(page)


def test_the_policy_stops_what_others_would_have_the_page_load(
    studio: Studio, browser: Browser
) -> None:
    page = browser.new_page(base_url=studio.address)
    page.goto("/")
    page.evaluate(
        """() => {
            window.stopped = [];
            document.addEventListener("securitypolicyviolation",
                (event) => window.stopped.push(event.effectiveDirective));
            const image = document.createElement("img");
            image.src = "https://tracker.example/pixel.png";
            document.body.append(image);
        }"""
    )
    page.wait_for_function("window.stopped.length > 0")
    assert page.evaluate("window.stopped") == ["img-src"]
    page.close()
