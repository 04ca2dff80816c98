"""What a person does on the page, and what stands there then."""

from typing import Any

from playwright.sync_api import Locator, Page, expect


def choose(page: Page, *platforms: str) -> None:
    """Check these platforms and no others."""
    page.get_by_role("button", name="None", exact=True).click()
    for platform in platforms:
        page.locator(f"#platforms [value={platform}]").check()


def generate(page: Page, *platforms: str) -> Any:
    """Press the button; the API's answer, once the cards stand."""
    if platforms:
        choose(page, *platforms)
    with page.expect_response("**/predict") as response:
        page.get_by_role("button", name="Generate copy").click()
    expect(page.get_by_role("heading", name="Copy", exact=True)).to_be_focused()
    return response.value.json()


def cards(page: Page, platform: str) -> Locator:
    return page.locator(f".card[data-platform={platform}]")


def texts(card: Locator) -> list[str]:
    return [area.input_value() for area in card.locator("textarea").all()]


def text_box(card: Locator, name: str) -> Locator:
    return card.get_by_role("textbox", name=name, exact=True)


def in_words(field: dict[str, Any]) -> str:
    """A length as the page says it."""
    hard, soft = field["limit"], field["soft_limit"]
    if hard is None:
        return f"{field['count']} / {soft} advised ({field['counting']})"
    advice = "" if soft is None else f", {soft} advised"
    return f"{field['count']} / {hard} ({field['counting']}){advice}"
