"""Markup, placeholders and mojibake: errors on every platform, and what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.platforms.all_platforms import PLATFORMS, X
from domain.model.creative.policy.copy_rule import Severity
from domain.model.creative.policy.lint import lint
from domain.model.creative.text.mojibake import mojibake
from tests.fakes.findings import found

MARKUP = [
    ("Mug <b>blue", "<b>"),
    ("Mug</p> blue", "</p>"),
    ("Mug<br/>blue", "<br/>"),
    ('A <a href="https://a.de/?a>b">mug</a>', '<a href="https://a.de/?a>b">'),
    ("A mug <!-- blue --> here", "<!-- blue -->"),
    ("A <o:p> mug", "<o:p>"),
    ("Salt &amp; pepper", "&amp;"),
    ("It&#39;s blue", "&#39;"),
    ("It&#x2019;s blue", "&#x2019;"),
    ("A mug&nbsp;", "&nbsp;"),
    ("A mug&nbsp and", "&nbsp"),
    ("[vc_row]A mug", "[vc_row]"),
    ('[caption id="3"]A mug', '[caption id="3"]'),
    ("[b]Blue[/b] mug", "[b]"),
    ("[gallery] of mugs", "[gallery]"),
    ("A **blue** mug", "**blue**"),
    ("A __blue__ mug", "__blue__"),
    ("A [blue mug](https://a.de)", "[blue mug](https://a.de)"),
]
PLACEHOLDERS = [
    ("A {{ product.title }} mug", "{{ product.title }}"),
    ("A {{title}} mug", "{{title}}"),
    ("Hello {name}", "{name}"),
    ("Now ${price}", "${price}"),
    ("{% if sale %} mug", "{% if sale %}"),
    ("A mug of %s", "%s"),
    ("A mug of %1$s", "%1$s"),
    ("A mug of %(colour)s", "%(colour)s"),
    ("A [object Object] mug", "[object Object]"),
    ("Price: NaN", "NaN"),
    ("A mug for undefined", "undefined"),
    ("Colour: null", "null"),
    ("Now $null", "null"),
    ("null", "null"),
    ("undefined", "undefined"),
]
MOJIBAKE = [
    ("A cafÃ© mug", "Ã©"),
    ("Itâ€™s blue", "â€™"),
    ("Now Â£5", "Â£"),
    ("A mug ðŸ˜€", "ðŸ˜€"),
    ("Blue\ufffd mug", "\ufffd"),
    ("It\x92s blue", "\x92"),
    ("Mug â„¢", "â„¢"),
    ("A straÃŸe mug", "ÃŸ"),
]
VIOLATIONS = [
    *(("copy.markup", *each) for each in MARKUP),
    *(("copy.placeholder", *each) for each in PLACEHOLDERS),
    *(("copy.mojibake", *each) for each in MOJIBAKE),
]
FINE = [
    "I <3 you and a < b, 5 > 3",
    "Weight <5 kg, x<y>z",
    "Salt & pepper, R&D; AT&T",
    "[Set of 4] mugs [2023] [blue] [snake_case]",
    "5 * 3 * 2 and 2 ** 3",
    "A snake_case mug and an a__b",
    "* blue mug *",
    "A mug (blue) [red] (green)",
    "{0} and {1, 2} and {KeyWord:Running Shoes} and {LOCATION(City)}",
    "50% sugar, 100%s, 5 %",
    "Naan bread and the NaNo board",
    "The edges are undefined. Undefined edges",
    "von null auf hundert, null Gramm Zucker, null-modem",
    "São Paulo, SÃO PAULO, “AMANHÓ, AMANHÃ!",
    "Ângela, Â chart, PÂTÉ, château, crème brûlée",
    "Ärzte, Ångström, ÄÖÜ, naïve, garðr",
    "Ça va, Žižek, Łódź, Việt Nam",
]


@pytest.mark.parametrize(("rule", "text", "at"), VIOLATIONS)
def test_what_no_copy_may_have_is_an_error_everywhere(rule: str, text: str, at: str) -> None:
    for platform in PLATFORMS.values():
        assert found(text, platform)[rule] == at
        assert {each.severity for each in lint(text, platform) if each.rule == rule} == {
            Severity.ERROR
        }


@pytest.mark.parametrize("text", FINE)
def test_what_only_looks_like_it_is_text(text: str) -> None:
    assert [rule for rule in found(text, X) if rule.startswith("copy.")] == []


@pytest.mark.parametrize(("rule", "text", "at"), VIOLATIONS)
def test_that_the_product_has_it_excuses_nothing(rule: str, text: str, at: str) -> None:
    assert found(text, X, carried=text)[rule] == at


@given(
    st.sampled_from("àáâäåæçèéêëìíîïñòóôõöùúûüýÿßŒœ€’‘“”–—…™•é"),
    st.sampled_from(["cp1252", "latin-1"]),
)
def test_a_sign_read_in_the_wrong_encoding_is_found(sign: str, encoding: str) -> None:
    wrong = "".join(
        chr(byte)
        if encoding == "latin-1"
        else bytes([byte]).decode("cp1252", "ignore") or chr(byte)
        for byte in sign.encode()
    )
    assert mojibake(f"caf{wrong}s") or "\xa0" in wrong


@given(st.text(st.sampled_from("àâéüßñÃÂÄÅç ABcd'-,.!"), max_size=40).map(str.lower))
def test_small_letters_of_any_language_are_none(text: str) -> None:
    assert list(mojibake(text)) == []
