"""The words of copy, and those that it may have: the product's, the brief's and its template's."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from decimal import Decimal

from domain.model.creative.brief.brief import Brief
from domain.model.creative.creative import Copy
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.templating.filters import plural
from domain.model.creative.variants.variant import FieldText
from domain.ports.number_format import NumberFormat

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_URL = re.compile(r"https?://\S+")
_HASHTAG = re.compile(r"[#＃](\w+)")
_GRAMMAR = {"a", "an", "it", "they"}  # what filters and slots put before words


def words_in(text: str) -> set[str]:
    """Case folded, without apostrophes; neither links nor hashtags."""
    bare = _HASHTAG.sub(" ", _URL.sub(" ", text)).replace("-", " ")
    plain = unicodedata.normalize("NFKC", bare).casefold()
    return {word.replace("'", "").replace("’", "") for word in _WORD.findall(plain)}


def with_forms(words: Iterable[str]) -> set[str]:
    """The words, their plurals and singulars."""
    found = set(words)
    for word in tuple(found):
        found |= {plural(word) or word, f"{word}s", word.removesuffix("s"), word.removesuffix("es")}
    return found


def given_words(brief: Brief, copy: Copy, numbers: NumberFormat) -> set[str]:
    """Those of the product as it was read, and of what its seller wishes to say."""
    campaign = brief.campaign
    texts = [
        copy.product.title, copy.product.description, copy.product.category or "",
        copy.product.brand or "", *copy.product.highlights,
        *(each or "" for each in astuple(brief.attributes)), *campaign.keywords, *campaign.offers,
        *campaign.must_say, campaign.audience or "", campaign.call_to_action or "",
        *_numbers(brief, numbers),
    ]  # fmt: skip
    return with_forms(words_in("\n".join(texts)))


def invented(
    text: FieldText, given: set[str], templates: Mapping[str, CopyTemplate], phrases: set[str]
) -> set[str]:
    """Words of the text that nobody gave."""
    template = templates[text.template_id]
    own = words_in(" ".join(template.words)) | (phrases if template.has_phrase else set())
    allowed = given | own | _GRAMMAR
    whole = " ".join(given)
    said = words_in(text.text)
    return {
        word for word in said - allowed if word.isascii() or word not in whole
    }  # scripts without spaces: any part of a sentence


def invented_tags(copy: Copy, brief: Brief, given: set[str]) -> list[str]:
    """Hashtags that are not made of given words alone, in any order."""
    own = {tag.lstrip("#").replace(" ", "").casefold() for tag in brief.campaign.hashtags}
    return [
        tag
        for tag in copy.hashtags
        if tag[1:].casefold() not in own and not _is_made_of(tag[1:].casefold(), given)
    ]


def phrase_words(templates: Iterable[CopyTemplate]) -> set[str]:
    """Those of all calls to action and hooks."""
    return words_in(" ".join(word for each in templates if not each.fields for word in each.words))


def _numbers(brief: Brief, numbers: NumberFormat) -> Iterable[str]:
    locale = brief.campaign.locale
    for price in (brief.price, brief.sale_price):
        if price is not None:
            yield numbers.price(price, currency=brief.currency, locale=locale)
    for value in (brief.rating, brief.rating_count):
        if value is not None:
            yield numbers.number(Decimal(str(value)), locale=locale)


def _is_made_of(letters: str, words: set[str]) -> bool:
    reached = {0}
    for end in range(1, len(letters) + 1):
        if any(letters[start:end] in words for start in tuple(reached)):
            reached.add(end)
    return len(letters) in reached
