"""The page for everybody: keyboard, screen reader, dark and light, small screens."""

import itertools
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.studio.actions import generate, try_example
from tests.studio.conftest import Studio

OpenPage = Callable[..., Page]
SCHEMES = ("light", "dark")
FINDS = "The best lamp!! #one #two #three"
AA = 4.5

# Colours are painted, because a browser writes them in several forms.
CONTRASTS = """() => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const brush = canvas.getContext("2d", { willReadFrequently: true });
    function paint(colours) {
        brush.clearRect(0, 0, 1, 1);
        for (const colour of colours) {
            brush.fillStyle = colour;
            brush.fillRect(0, 0, 1, 1);
        }
        return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
    }
    const linear = (value) => value / 255 <= 0.04045
        ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    const luminance = ([r, g, b]) =>
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    function backgrounds(node) {
        const found = [];
        for (let each = node; each; each = each.parentElement) {
            found.unshift(getComputedStyle(each).backgroundColor);
        }
        return ["white", ...found];
    }
    const isShown = (node) => node.checkVisibility({ visibilityProperty: true })
        && !node.closest(".visually-hidden, .picture, :disabled, .skip-link");
    const holdsText = (node) => node.matches("input:not([type=checkbox]), textarea, select")
        || [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    return [...document.body.querySelectorAll("*")]
        .filter((node) => holdsText(node) && isShown(node))
        .map((node) => {
            const under = backgrounds(node);
            const [low, high] = [paint(under), paint([...under, getComputedStyle(node).color])]
                .map(luminance).sort((one, other) => one - other);
            const words = (node.value ?? node.textContent).trim().slice(0, 30);
            return [(high + 0.05) / (low + 0.05), `${node.tagName}.${node.className}: ${words}`];
        });
}"""


def _full(page: Page) -> None:
    """Everything at once: copy for all platforms, findings, faults and a notice."""
    try_example(page)
    page.get_by_role("button", name="All", exact=True).click()
    generate(page)
    page.locator("#check-text").fill(FINDS)
    expect(page.locator("#check-findings mark").first).to_be_visible()
    page.locator("#rating").fill("9")
    page.get_by_role("button", name="Generate copy").click()
    expect(page.locator(".fault")).to_be_visible()
    for details in page.locator("details").all():
        details.evaluate("node => { node.open = true; }")


@pytest.fixture(scope="module")
def full(studio: Studio, browser: object) -> Iterator[Page]:
    page = browser.new_page(base_url=studio.address)  # type: ignore[attr-defined]
    page.goto("/")
    _full(page)
    yield page
    page.close()


def test_every_control_has_a_label_and_every_button_a_name(full: Page) -> None:
    nameless = full.evaluate(
        """() => [...document.querySelectorAll("input, textarea, select")]
            .filter((node) => ![...node.labels].some((label) => label.textContent.trim()))
            .map((node) => node.outerHTML)"""
    )
    assert nameless == []
    silent = full.evaluate(
        """() => [...document.querySelectorAll("button, a, summary")]
            .filter((node) => !node.textContent.trim()).map((node) => node.outerHTML)"""
    )
    assert silent == []


def test_a_buttons_name_begins_with_what_is_seen(full: Page) -> None:
    assert (
        full.evaluate(
            """() => [...document.querySelectorAll("[aria-label]:is(button)")]
            .filter((node) => !node.ariaLabel.startsWith(node.textContent))
            .map((node) => node.outerHTML)"""
        )
        == []
    )


def test_ids_are_unique_and_references_lead_somewhere(full: Page) -> None:
    ids = full.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids))
    named = full.evaluate(
        """() => ["aria-labelledby", "aria-describedby", "for"].flatMap((name) =>
            [...document.querySelectorAll(`[${name}]`)]
                .flatMap((node) => node.getAttribute(name).split(" ")))"""
    )
    assert set(named) <= set(ids)


def test_headings_go_down_one_level_at_a_time_from_one_first(full: Page) -> None:
    levels = full.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]"
        ".filter((node) => node.checkVisibility()).map((node) => Number(node.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(level - before <= 1 for before, level in itertools.pairwise(levels))


def test_there_are_landmarks(full: Page) -> None:
    for role in ("banner", "navigation", "main", "contentinfo"):
        expect(full.get_by_role(role)).to_have_count(1)  # type: ignore[arg-type]
    for name in ("Product", "Copy", "Check a text of your own"):
        expect(full.get_by_role("region", name=name, exact=True)).to_be_visible()
    expect(full.locator("html")).to_have_attribute("lang", "en")


def test_nothing_is_told_by_colour_alone(full: Page) -> None:
    expect(full.locator(".findings .severity").first).to_have_text("worth a look")
    expect(full.locator(".fault").first).not_to_be_empty()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_can_be_read_against_its_ground(full: Page, scheme: str) -> None:
    full.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    measured = full.evaluate(CONTRASTS)
    assert len(measured) > 100
    assert [(round(ratio, 2), where) for ratio, where in measured if ratio < AA] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280])
def test_nothing_hangs_over_the_edge(full: Page, width: int) -> None:
    full.set_viewport_size({"width": width, "height": 740})
    assert full.evaluate("document.documentElement.scrollWidth") == width


def test_a_word_without_end_breaks_at_phone_width(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for name in ("title", "description", "brand"):
        page.locator(f"#{name}").fill("Donaudampfschiff" * 4)
    generate(page)
    page.locator("#check-text").fill("best" + "Donaudampfschiff" * 40 + " best")
    expect(page.locator("#check-findings mark").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_whole_way_can_be_gone_by_keyboard(studio: Studio, open_page: OpenPage) -> None:
    page = open_page(studio)
    expect(page.locator("#generate")).to_be_enabled()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the copy")).to_be_focused()
    _tab_to(page, "#try-example")
    page.keyboard.press("Enter")
    expect(page.locator("#title")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("Linen Apron")
    _tab_to(page, "#no-platforms")
    page.keyboard.press("Enter")
    _tab_to(page, "#platforms [value=x]")
    page.keyboard.press("Space")
    _tab_to(page, "#generate")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Copy", exact=True)).to_be_focused()
    _tab_to(page, ".card .copy")
    page.keyboard.press("Enter")
    expect(page.locator("#announcer")).to_contain_text("copied")
    assert "Linen Apron" in page.evaluate("navigator.clipboard.readText()")
    _tab_to(page, "#check-text")
    page.keyboard.type("The best apron")
    expect(page.locator("#check-findings mark")).to_have_text("best")
    expect(page.locator("#announcer")).to_have_text("14 of 280 characters, 1 finding")


def _tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Tab until the element has the focus; every stop shows it, in view and uncovered."""
    for _ in range(most):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const node = document.activeElement;
                const shown = node.closest(".chip") ?? node;
                const { outlineStyle, outlineWidth } = getComputedStyle(shown);
                const { left, top, width, height } = node.getBoundingClientRect();
                const above = document.elementFromPoint(left + width / 2, top + height / 2);
                return [outlineStyle, parseFloat(outlineWidth) >= 2,
                    shown.contains(above), node.outerHTML.slice(0, 80)];
            }"""
        )
        assert seen[:3] == ["solid", True, True], seen
        if page.locator(selector).first.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"no tab stop at {selector}")


@pytest.mark.parametrize(("scheme", "other"), [("light", "dark"), ("dark", "light")])
def test_the_page_follows_the_system_until_somebody_chooses(
    studio: Studio, open_page: OpenPage, scheme: str, other: str
) -> None:
    page = open_page(studio, color_scheme=scheme)
    ground = "getComputedStyle(document.body).backgroundColor"
    first = page.evaluate(ground)
    button = page.get_by_role("button", name="Dark")
    expect(button).to_have_attribute("aria-pressed", str(scheme == "dark").lower())
    button.click()
    expect(button).to_have_attribute("aria-pressed", str(other == "dark").lower())
    chosen = page.evaluate(ground)
    assert chosen != first
    page.reload()
    assert page.evaluate(ground) == chosen
    assert page.evaluate("localStorage.getItem('creatives.theme')") == other


def test_without_storage_the_page_works_all_the_same(studio: Studio, open_page: OpenPage) -> None:
    page = open_page(studio)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    page.reload()
    page.get_by_role("button", name="Dark").click()
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    try_example(page)
    generate(page, "x")
