"""What a person does on the page, and what stands there then."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from domain.model.creative.text.graphemes import grapheme_spans

COUNTED = {
    "x-weighted": "as X counts: a link is 23, an emoji 2",
    "utf-16-units": "an emoji counts 2 or more",
    "utf-8-bytes": "letters beyond plain English count 2 to 4",
    "east-asian-width": "Chinese, Japanese and Korean letters count 2",
    "code-points": "some emoji count more than 1",
}


def try_example(page: Page) -> None:
    """Fill in the example, once the page is ready."""
    expect(page.get_by_role("button", name="Generate copy")).to_be_enabled()
    page.get_by_role("button", name="Try an example").click()


def show(page: Page, platform: str) -> None:
    """Bring a platform's tab to the top."""
    page.get_by_role("tab", name=platform).click()


def open_lists(page: Page) -> None:
    """Unfold the texts of the search ads."""
    for lists in page.locator("details.lists").all():
        lists.evaluate("node => { node.open = true; }")


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
    hard, soft, count = field["limit"], field["soft_limit"], field["count"]
    most = "" if hard is None else f" of {hard:,}"
    seen = len(grapheme_spans(field["text"]))
    why = f" ({COUNTED[field['counting']]})" if count != seen else ""
    return f"{count:,}{most} characters{why}" + ("" if soft is None else f" · best within {soft:,}")
