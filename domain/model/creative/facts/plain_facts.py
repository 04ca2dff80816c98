"""Facts of text in a language without a grammar here: its sentences, lines and short lists."""

import re
from collections.abc import Iterator, Sequence

from domain.model.creative.facts.fact import Form
from domain.model.creative.facts.tokens import Token

_LONGEST_CLAUSE = 24  # words
_LONGEST_ITEM = 5
_IDEOGRAPH = re.compile(r"[\u2e80-\U0010ffff]")


def found_in(tokens: Sequence[Token]) -> Iterator[tuple[Form, Sequence[Token]]]:
    """The sentence, and its parts where it is a list of short phrases."""
    if not tokens or len(tokens) > _LONGEST_CLAUSE:
        return
    is_clause = len(tokens) > _LONGEST_ITEM
    yield (Form.CLAUSE if is_clause else Form.NOUN), tokens
    parts = _parts(tokens)
    if len(parts) > 1 and all(1 <= len(part) <= _LONGEST_ITEM for part in parts):
        for part in parts:
            yield Form.NOUN, part


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in {",", "、", "，", ";"}:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def has_spaces(text: str) -> bool:
    """Whether its script parts words by spaces."""
    return text.isascii() or len(_IDEOGRAPH.findall(text)) * 2 < len(text)
