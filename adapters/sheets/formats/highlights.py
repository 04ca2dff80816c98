"""A product's main points, for Merchant Center: its seller's own, then facts of its description."""

from collections.abc import Iterator, Sequence

from domain.model.catalog.product import MAX_HIGHLIGHT_LENGTH
from domain.model.creative.facts.fact import FactKind
from domain.model.creative.platforms.all_platforms import GOOGLE_MERCHANT
from domain.model.creative.policy.lint import lint
from domain.model.creative.sheet import WrittenProduct

_Words = frozenset[str]
_LEAST, _MOST = 2, 10  # Merchant Center asks for two, and advises four to ten
# Delivery, guarantees and trials are offers, which have other attributes.
_KINDS = frozenset(FactKind) - {FactKind.SERVICE}
_SHORTEST = 2  # words: fewer are an attribute's value


def highlights_of(written: WrittenProduct) -> tuple[str, ...]:
    """None where there are too few."""
    own = written.clean.highlights
    texts = [*own, *(text[0].upper() + text[1:] for text in _facts(written))]
    words = [frozenset(text.casefold().split()) for text in texts]
    found = [
        text
        for place, text in enumerate(texts)
        if place < len(own) or not _is_said(words[place], words[:place], words[place + 1 :])
    ][:_MOST]
    return tuple(found) if len(found) >= _LEAST else ()


def _facts(written: WrittenProduct) -> Iterator[str]:
    carried = f"{written.clean.title}\n{written.clean.description}"
    for source in written.creative.copy.sources:
        text = source.text
        if (
            source.kind in _KINDS
            and len(text) <= MAX_HIGHLIGHT_LENGTH
            and len(text.split()) >= _SHORTEST
            and not lint(text, GOOGLE_MERCHANT, carried=carried)
        ):
            yield text


def _is_said(words: _Words, before: Sequence[_Words], behind: Sequence[_Words]) -> bool:
    """Whether another one has all these words, as "flat seams sit well" has "flat seams"."""
    return any(words <= each for each in before) or any(words < each for each in behind)
