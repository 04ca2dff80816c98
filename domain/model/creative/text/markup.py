"""Where markup stands in a text: HTML tags, entities, shortcodes, Markdown, unfilled placeholders.

Every pattern reads a text in linear time: its repetitions are bounded or cannot start twice.
"""

import re
from collections.abc import Iterator
from html.entities import html5

Span = tuple[int, int]
"""Begin and end in code points."""

_TAG_NAMES = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink
    blockquote body br button canvas caption center cite code col colgroup data datalist dd del
    details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
    frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li
    link main map mark marquee menu meta meter nav nobr noframes noscript object ol optgroup option
    output p param path picture pre progress q rp rt ruby s samp script search section select slot
    small source span strike strong style sub summary sup svg table tbody td template textarea tfoot
    th thead time title tr track tt u ul var video wbr
"""
_NAMES = "|".join(sorted(_TAG_NAMES.split(), key=len, reverse=True))
_INSIDE = r"""(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^<>"'])*+"""
# Office writes <o:p>, web components have a hyphen. "<3", "a < b" and "x <y" are no tags.
TAG = re.compile(
    rf"<!--(?:(?!<!--).)*?-->|<!doctype[^<>]*>|<!\[CDATA\[|\]\]>|<\?xml[^<>]*>"
    rf"|</?(?:{_NAMES}|[a-z]\w{{0,20}}[:-][\w-]{{1,30}})(?=[\s/>])(?:{_INSIDE}|[^<>]*)>",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NO_SEMICOLON = re.compile(r"&(?:nbsp|amp|quot|lt|gt)(?![\w;=])")
_SHORTCODE = re.compile(
    r"\[(/?)([a-z][a-z0-9]*(?:[_-][a-z0-9]+){0,6})"
    r"((?:\s+[\w-]{1,40}=(?:\"[^\"\]]{0,500}\"|'[^'\]]{0,500}'|[^\s\[\]\"'][^\s\[\]]{0,500})){0,30})"
    r"\s*/?\]"
)
# Of WordPress and its page builders; others are known by their attributes or their closing tag.
_SHORTCODE_NAMES = re.compile(
    r"(?:vc|et_pb|fusion|av|mk|su|wpb|cs|nectar|tatsu|elementor|wpforms|woocommerce)[_-]\w.*"
    r"|add_to_cart|add_to_cart_url|caption|contact-form-7|embed|featured_products|gallery|playlist"
    r"|product_categories|product_category|product_page|recent_products|sale_products"
)
MARKDOWN_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,300})\]\((?:https?://|www\.|mailto:|tel:|/|\#)[^()\s]{0,500}"
    r"(?:\s+[\"'][^\"'\n]{0,200}[\"'])?\)"
)
MARKDOWN_BOLD = re.compile(
    r"(?<!\*)\*\*(?=[^\s*])([^*\n]{1,500})(?<=\S)\*\*(?!\*)"
    r"|(?<![\w_])__(?=[^\s_])([^_\n]{1,500})(?<=\S)__(?![\w_])"
)
# Words in braces that a program should have filled. Google's own {KeyWord:...} and {LOCATION(City)}
# have a colon or a bracket and are none.
PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{0,100}\}\}|\{%[^{}%\n]{0,100}%\}|\$?\{[A-Za-z_][\w.-]{0,60}\}"
    r"|\[object Object\]|(?<![\w%])%(?:\d\$)?[sd](?!\w)|%\([A-Za-z_]\w{0,60}\)[sd](?!\w)"
)


def tags(text: str) -> list[Span]:
    """HTML tags and comments."""
    return [match.span() for match in TAG.finditer(text)] if "<" in text else []


def entities(text: str) -> list[Span]:
    """Character references, those of HTML 5 that end in a semicolon and the five common ones."""
    if "&" not in text:
        return []
    named = (match.span() for match in _ENTITY.finditer(text) if is_entity(match[0]))
    return [*named, *(match.span() for match in _NO_SEMICOLON.finditer(text))]


def is_entity(text: str) -> bool:
    """Whether it is ``&#…;``, or ``&name;`` with a name that HTML knows."""
    return text.startswith("&#") or text[1:] in html5


def shortcodes(text: str) -> list[tuple[Span, str]]:
    """``[vc_row]``, ``[caption id="3"]`` and pairs like ``[b]…[/b]``, each with its name.

    ``[Set of 4]``, ``[2023]`` and single words in brackets are none.
    """
    if "[" not in text:
        return []
    found = list(_SHORTCODE.finditer(text))
    closed = {match[2] for match in found if match[1]}
    return [
        (match.span(), match[2])
        for match in found
        if match[2] in closed or match[3] or _SHORTCODE_NAMES.fullmatch(match[2])
    ]


def placeholders(text: str) -> list[Span]:
    return [match.span() for match in PLACEHOLDER.finditer(text)]


def markup(text: str) -> Iterator[Span]:
    """All markup, by its kind."""
    yield from tags(text)
    yield from entities(text)
    yield from (span for span, _ in shortcodes(text))
    for pattern in (MARKDOWN_LINK, MARKDOWN_BOLD):
        yield from (match.span() for match in pattern.finditer(text))
