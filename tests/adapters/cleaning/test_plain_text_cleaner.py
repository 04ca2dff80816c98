"""Descriptions as shops export them, and what people read of them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from domain.model.catalog.generation import generate_products
from domain.model.creative.text.markup import markup, placeholders

clean = PlainTextCleaner()
HTML = [
    ("<p>Long <b>enough</b> to wrap twice &amp; warm.</p>", "Long enough to wrap twice & warm."),
    ("<ul><li>One</li><li>Two</li></ul>After", "One\nTwo\nAfter"),
    ("a<br>b<br/>c", "a\nb\nc"),
    ("<table><tr><th>Size</th><td>M</td></tr></table>", "Size\nM"),
    ("<td>a</td><td>b</td>", "a\nb"),
    ("<div>One</div>\n<div>Two</div>", "One\nTwo"),
    ("<p>Long\ntext</p>", "Long text"),
    ("<p>One</p>Two\n\nThree", "One\nTwo\nThree"),
    ("line one\nline <b>two</b>", "line one\nline two"),
    ("<b>wa</b>ter", "water"),
    ("10 m<sup>2</sup> of cloth", "10 m² of cloth"),
    ("x<script>alert('<b>')</script>y<style>p{}</style>z<!-- c -->w", "xyzw"),
    ("<iframe src=x>Text after", "Text after"),
    ("<frameset><frame>Text", "Text"),
    ("<title>Mug</title>Blue", "Blue"),
    ("<img alt='a > b' src=x>Blue<o:p></o:p>", "Blue"),
    ("<![CDATA[<p>Soft</p>]]>", "Soft"),
    ("<p>Not closed", "Not closed"),
    ("closed only</p>", "closed only"),
]
ENTITIES = [
    ("Salt &amp; Pepper Mill", "Salt & Pepper Mill"),
    ("Salt &amp;amp;amp; Pepper", "Salt & Pepper"),
    ("&lt;b&gt;Bold&lt;/b&gt; print", "Bold print"),
    ("&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;Two", "One\nTwo"),
    ("It&#39;s caf&eacute;&nbsp;&copy;", "It's café ©"),
    ("It&#146;s", "It’s"),
    ("Blue&nbsp and white", "Blue and white"),
    ("?a=1&copy=2 AT&T R&D; Q&As", "?a=1&copy=2 AT&T R&D; Q&As"),
]
SHORTCODES = [
    ("[vc_row][vc_column]Hi[/vc_column][/vc_row]", "Hi"),
    ('[caption id="3" align="left"]A cat[/caption]', "A cat"),
    ("[gallery ids='1,2'] Blue", "Blue"),
    ("[b]Bold[/b] print", "Bold print"),
    ("Mug [Set of 4] [2023] [blue]", "Mug [Set of 4] [2023] [blue]"),
]
MARKDOWN = [
    ("# Heading\n- item\n* other\n• third", "Heading\nitem\nother\nthird"),
    ("**Bold**, __bold__, *leaning* and _leaning_", "Bold, bold, leaning and leaning"),
    ("[label](https://x.de/y) and ![alt](https://x.de/z.png) `code`", "label and code"),
    ("Soft • Warm • Blue", "Soft\nWarm\nBlue"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", "a\nb\n1\n2"),
    ("\\*not\\* ~~old~~ new", "not old new"),
    ("> quoted\n<https://x.de/a>", "quoted\nhttps://x.de/a"),
    ("5 * 3, #hashtag, 1 - 2, snake_case", "5 * 3, #hashtag, 1 - 2, snake_case"),
    ("a*b*c and A+++ in C++", "a*b*c and A+++ in C++"),
]
DAMAGE = [
    ("Keeps flour_x000D_ off.", "Keeps flour\noff."),
    ("Its\r\nlight\u2028and\x0bsoft", "Its\nlight\nand\nsoft"),
    ("It\x92s light.", "It’s light."),
    ("CafÃ© in SÃ£o Paulo, itâ€™s", "Café in São Paulo, it’s"),
    ("&Atilde;&copy;t&Atilde;&copy;", "été"),
    ("São Paulo, PÂTÉ, Ärzte", "São Paulo, PÂTÉ, Ärzte"),
    ("blue\ufffd mug\x07", "blue mug"),
    ("ze\u200bro wi\xaddth\ufeff", "zero width"),
    ("👨‍👩‍👧 می‌خواهم ☕️ a\u200d", "👨‍👩‍👧 می‌خواهم ☕️ a"),
    ("🏴󠁧󠁢󠁳󠁣󠁴󠁿 made here", "🏴󠁧󠁢󠁳󠁣󠁴󠁿 made here"),
    ("e\u0301te\u0301", "été"),
    ("\x1b[31mred\x1b[0m", "red"),
]
LEFTOVERS = [
    *(
        (word, "")
        for word in [
            "NaN",
            "None",
            "null",
            "undefined",
            "N/A",
            "#N/A",
            "nan",
            "-",
            "***",
            "[object&#32;Object]",
        ]
    ),
    ("A {{ product.title }} mug", "A mug"),
    ("For {{title}}, buy", "For, buy"),
    ("Blue ({{size}}) mug", "Blue mug"),
    ("Soft\nNaN\nWarm", "Soft\nWarm"),
    ("Great!!! Why??? Really?!", "Great! Why? Really?"),
    ("***** Hi ***** there -----", "Hi\nthere"),
    ("=====\nTitle\n=====", "Title"),
    ("word---word and more....", "word – word and more..."),
    ("  a \t b  \n\n\n c", "a b\nc"),
]
SURVIVORS = [
    (text, text)
    for text in [
        "a < b",
        "5 > 3",
        "I <3 you",
        "x <y and z> w",
        "Weight: <5 kg",
        "Wait... what…",
        "10,000 mAh, 1,5 l, 16:9",
        "Ready in 5 min. (Body Only) – $5",
        "日本語テスト、ですね。",
    ]
]


@pytest.mark.parametrize(
    ("text", "read"),
    HTML + ENTITIES + SHORTCODES + MARKDOWN + DAMAGE + LEFTOVERS + SURVIVORS,
)
def test_a_description_is_what_people_read(text: str, read: str) -> None:
    assert clean(text) == read
    assert clean(read) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<h1>Rain jacket</h1> <p>blue</p>", "Rain jacket blue"),
        ("CORDLESS DRILL&nbsp;18V WITH USB-C", "Cordless Drill 18V with USB-C"),
        ("HALDEN - Trail Backpack", "HALDEN - Trail Backpack"),
        ("<p></p>", ""),
        ("NaN", ""),
    ],
)
def test_a_title_is_one_line(text: str, read: str) -> None:
    assert clean.title(text) == read


def test_what_the_generated_shop_writes_is_clean() -> None:
    for product in generate_products(count=500, seed=3):
        assert clean.title(product.title) == product.title
        assert clean.title(product.category) == product.category
        assert clean(product.description) == product.description


PIECES = """
<b> </b> <p> </p> < > & &amp; &lt; &#38; lt; amp; # ** * _ __ [ ] ( ) ](https://a.de) [vc_row] [/b]
[b] {{x}} { } {% %s % - • | \\ ` ~~ a B SALE NOW x1 Ã© â€™ Ã â € 👩 م !!! ... ----- = NaN null N/A
none . é <script> </script> <td> <sup>2</sup> <!-- --> <![CDATA[ ]]> _x000D_ x000D_ A IN the ﬁ ſ İ ß
[object Object] <a title="x>y"> ![a](/b) &nbsp; &Atilde; &copy;
"""
JUNK = st.lists(
    st.sampled_from(
        [
            *PIECES.split(),
            *" \n\t\r\x0b\x85\x92\u2028\u200d\ufe0f\u0301\xad\xa0\ud800\ufffd\U000e0067",
            "> ",
            "# ",
        ]
    ),
    max_size=14,
).map("".join)


@given(JUNK | st.text(max_size=40))
@settings(max_examples=400)
def test_cleaning_again_changes_nothing_and_no_markup_is_left(text: str) -> None:
    for once in (clean(text), clean.title(text)):
        assert [*markup(once), *placeholders(once)] == []
        once.encode()  # no lone surrogate
    assert clean(clean(text)) == clean(text)
    assert clean.title(clean.title(text)) == clean.title(text)


NESTED = [
    "<b>", "</p><b>", "<p>", "<table><td>", "<", "<!--", "<script>", '<p "', "<p '", "<a b=c ",
    "&amp;", "&#38;", "&", "&am&#112;;", "[", '[a b="c" ', "[x](", "[x](/a", "**", "*a", "_", "`",
    "~~", "{{", "{", "%(a", " ", "\n ", "- ", "!", "...", "•", "| ", "## ", "> ", "\\", "ABC ",
    "A.", "Ã©", "\u200d", "\u0301",
]  # fmt: skip


@pytest.mark.parametrize("junk", NESTED)
def test_the_time_it_takes_grows_with_the_length_alone(junk: str) -> None:
    """Four times as much takes four times as long; sixteen times, were it quadratic."""
    short, long = (min(_seconds((junk * size)[:size]) for _ in range(3)) for size in (2000, 8000))
    assert long < 10 * short + 0.02
    assert long < 1.0


def _seconds(text: str) -> float:
    start = time.thread_time()
    clean(text)
    return time.thread_time() - start
