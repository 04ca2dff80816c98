"""What each figure of the benchmark counts: texts, and the words of their product.

They count words, so they can be fooled; people read the texts as well.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from entrypoints.benchmarks.creatives.product_words import ProductWords, words_of
from entrypoints.benchmarks.creatives.stop_words import STOP_WORDS

LONGEST_TAG = 25
MANY_HEADLINES = 12
_FACT_WORDS = 2
_COMMON_SHARE, _COMMON_LEAST = 0.05, 2


class Figure(StrEnum):
    """A share; of what, and which of them count."""

    ANSWERED = "products that are understood"
    WRITTEN = "platforms with copy"
    RSA_PRODUCT = "RSA headlines with a product word, fact or price"
    RSA_FACT = "RSA headlines with a fact"
    RSA_NAMED = "RSAs with a headline that names the product"
    RSA_MANY = "RSAs with 12 headlines, of products with three facts"
    RSA_DESCRIPTION = "RSA descriptions with a fact"
    CALL = "ad variants with a call to action"
    DEFAULT_CALL = "default answers with a call to action"
    LINK = "posts with the link that was given"
    DIFFERENT = "variants whose description is no headline"
    TONE = "variants in the tone that was asked for"
    CLEAN = "texts without markup"
    ABOUT_PRODUCT = "texts without words about the text"
    TAG = "hashtags that people search"
    WITHIN = "texts within the limit"
    LINT = "texts without a finding"


BARS = {
    Figure.ANSWERED: 1.0,
    Figure.RSA_PRODUCT: 0.85,
    Figure.RSA_FACT: 0.3,
    Figure.RSA_NAMED: 1.0,
    Figure.RSA_MANY: 1.0,
    Figure.RSA_DESCRIPTION: 0.85,
    Figure.CALL: 0.8,
    Figure.LINK: 0.95,
    Figure.DIFFERENT: 1.0,
    Figure.TONE: 1.0,
    Figure.CLEAN: 1.0,
    Figure.ABOUT_PRODUCT: 1.0,
    Figure.TAG: 1.0,
    Figure.WITHIN: 1.0,
    Figure.LINT: 1.0,
}
"""What each is to reach; the others have no bar."""

_ABOUT_TEXT = re.compile(
    r"""\b(?:descri(?:be[sd]?|bing|ptions?)|details?|read(?:ing|s)?|deci(?:de[sd]?|sions?)
    |compar(?:e[sd]?|ing|isons?)|discuss|listings?|the\ product|here\ is|here's|short\ version
    |main\ point|look(?:ing)?\ (?:closely|closer|around|before)|(?:take|have)\ a\ look|closer\ look
    |see\ for\ yourself|before\ you\ buy|right\ for\ you|at\ leisure|tell\ us)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?:;…。！？]+\s+|[\n|·–—]")
_BEFORE_A_WORD = re.compile(r"^[\W_]+")
_CALL = re.compile(
    r"""(?:(?:now|today|ready|please),?\ )?
    (?:(?:shop|buy|order|pre-?order|reserve|try|taste|discover|explore|grab|choose|join|subscribe
    |sign\ up|enrol+|treat|request|learn\ more|save\ your
    |book\ (?:a|an|it|now|online|the|today|yours?)|wear\ (?:it|them)|pick\ (?:one|yours?)
    |bring\ (?:it|them)|give\ (?:it|one|them)|tap\ (?:for|the|to)
    |start\ (?:a|free|now|today|with|your)|get\ (?:it|one|started|the|yours?)
    |find\ (?:out|yours?)|see\ (?:colou?rs|prices|sizes))\b
    |(?:entdeck|bestell|kauf|buche?|teste?|sichere?\ dir|hol\ dir|probiere?|finde?)(?:en\ Sie)?\b
    |(?:entdecke|bestelle|kaufe)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_CALL_ANYWHERE = re.compile(
    r"""\b(?:link\ in\ (?:bio|der\ bio)|(?:order|shop|book|buy|try)\ (?:yours|now|online|today)
    |add\ to\ (?:cart|basket|bag)
    |(?:jetzt|gleich|online)\b[^.!?\n]*\b(?:bestellen|kaufen|buchen|testen|entdecken|sichern))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MARKUP = re.compile(
    r"</?[a-z][^<>]*>|&(?:[a-z]{2,8}|#x?[0-9a-f]+);|\[/?[a-z]\w*(?:[ _][^\]]*)?\]|\*\*|__|[{}]"
    r"|_x000d_|\bnan\b|[\u00c3\u00c2][\u0080-\u00bf]|\u00e2\u20ac|\ufffd",
    re.IGNORECASE,
)
_HASHTAG = re.compile(r"[#＃][\w·]+")
_ADDRESS = re.compile(r"https?://\S+")
_MEASURE = re.compile(
    r"\d+(?:mm|cm|m|km|in|ft|k?g|mg|[mc]?l|oz|lb|k?w|v|[gt]b|m?ah|hz|pcs?|er)", re.IGNORECASE
)
_LONE_S = re.compile(r"[a-z]S(?=[A-Z]|$)")


def names_product(text: str, product: ProductWords) -> bool:
    """Whether it has a word of the title."""
    return bool(words_of(text) & product.title)


def is_of_product(text: str, product: ProductWords) -> bool:
    """Whether it has a word or number of the product; such a text fits no other product."""
    return bool(words_of(text) & product.all)


def has_fact(text: str, product: ProductWords) -> bool:
    """Whether it has a word or number that description or attributes add to the title."""
    return bool(words_of(text) & product.facts)


def states_fact(text: str, product: ProductWords) -> bool:
    """As ``has_fact``, with two such words: what a sentence needs to say something."""
    return len(words_of(text) & product.facts) >= _FACT_WORDS


def calls_to_action(text: str) -> bool:
    """Whether a sentence asks to order, book, try ... something."""
    prose = prose_of(text)
    sentences = (_BEFORE_A_WORD.sub("", each) for each in _SENTENCE_END.split(prose))
    return bool(_CALL_ANYWHERE.search(prose)) or any(map(_CALL.match, sentences))


def carries_link(text: str, url: str) -> bool:
    return url in text


def headline_is_repeated(headlines: Iterable[str], descriptions: Iterable[str]) -> bool:
    """Whether a description says what a headline says, whatever their case and punctuation."""
    return not {_key(each) for each in headlines}.isdisjoint(_key(each) for each in descriptions)


def has_markup(text: str) -> bool:
    """Markup, entities, shortcodes, braces, leftovers of programs, or mojibake."""
    return bool(_MARKUP.search(prose_of(text)))


def is_about_the_text(text: str, product: ProductWords) -> bool:
    """Whether it speaks of reading, details, deciding ... and the product does not."""
    return any(
        not words_of(match[0]) or words_of(match[0]) - product.all
        for match in _ABOUT_TEXT.finditer(prose_of(text))
    )


def fits(length: int, limit: int) -> bool:
    """Whether a text has at most what the platform takes, as it counts."""
    return length <= limit


def is_junk(tag: str) -> bool:
    """Whether a hashtag is no word that people search: a stop word, a measure, a cut apostrophe."""
    body = tag.lstrip("#＃")
    return (
        not 1 < len(body) <= LONGEST_TAG
        or body.isdigit()
        or body.casefold() in STOP_WORDS
        or bool(_MEASURE.fullmatch(body) or _LONE_S.search(body))
    )


def common_texts(by_product: Sequence[tuple[ProductWords, Iterable[str]]]) -> list[str]:
    """Texts that stand on more than 5 % of the products, the most frequent first.

    Calls to action may, and so may what has a word of each of these products.
    """
    seen: Counter[str] = Counter()
    for product, texts in by_product:
        fixed = {text for text in texts if not is_of_product(text, product)}
        seen.update({_key(text) for text in fixed if not calls_to_action(text)})
    most = max(_COMMON_LEAST, _COMMON_SHARE * len(by_product))
    return [text for text, products in seen.most_common() if products > most and text]


def prose_of(text: str) -> str:
    """Without hashtags and addresses."""
    return _HASHTAG.sub("", _ADDRESS.sub("", text))


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
