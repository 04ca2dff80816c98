"""A way to write one field of a platform: fixed words with slots and filters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as derived
from math import inf

from domain.errors.base import InvalidValue
from domain.model.creative.brief.tone import Tone
from domain.model.creative.templating.filters import FILTERS, Filter

COPY_SLOTS = frozenset(
    {"title", "name", "description", "lead", "detail", "category", "price", "rating"}
    | {"brand", "url"}
)
_SLOT = re.compile(r"\{([^{}]*)\}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

_Part = tuple[str, str, tuple[Filter, ...]]  # the words before a slot, the slot, its filters


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTemplate:
    """One template of a field.

    Attributes:
        platform: id of a platform.
        field: of that platform.
        needs_good: for products that the model calls good alone.
        min_rating: stars a product must have; None: any, also none.
        weight: of the random draw among others, above 0.
        slots: that the text names.
        words: fixed words of the text, case folded.
        has_filters: whether a slot has any.

    Raises:
        InvalidValue: a slot or filter that does not exist, a stray brace, a control character, or a
            weight that is none.
    """

    id: str
    platform: str
    field: str
    tone: Tone
    text: str
    needs_good: bool = False
    min_rating: float | None = None
    weight: float = 1.0
    slots: frozenset[str] = derived(init=False, repr=False, compare=False)
    words: frozenset[str] = derived(init=False, repr=False, compare=False)
    _parts: tuple[_Part, ...] = derived(init=False, repr=False, compare=False)
    _tail: str = derived(init=False, repr=False, compare=False)
    has_filters: bool = derived(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not 0 < self.weight < inf:
            raise InvalidValue("weight", self.weight, "a number above 0")
        if _CONTROL.search(self.text):
            raise InvalidValue("text", self.text, "without tabs and other control characters")
        parts, tail = _parsed(self.text)
        fixed = " ".join([*(words for words, _, _ in parts), tail])
        if set(fixed) & set("{}"):
            raise InvalidValue("text", self.text, "text whose braces hold slots")
        facts = {
            "slots": frozenset(slot for _, slot, _ in parts),
            "words": frozenset(word.casefold() for word in _WORD.findall(fixed)),
            "_parts": parts,
            "_tail": tail,
            "has_filters": any(filters for _, _, filters in parts),
        }
        for name, value in facts.items():
            object.__setattr__(self, name, value)

    def applies(self, values: Mapping[str, str], *, rating: float | None, is_good: bool) -> bool:
        """Whether the product has all that the text needs, and may have such words."""
        if not self.allows(is_good=is_good):
            return False
        if self.min_rating is not None and (rating is None or rating < self.min_rating):
            return False
        if not self.slots <= values.keys():
            return False
        return not self.has_filters or all(
            _filtered(values[slot], filters) is not None for _, slot, filters in self._parts
        )

    def allows(self, *, is_good: bool) -> bool:
        """Whether a product of this quality may have such words; a poor one has plain ones."""
        return is_good or not (self.needs_good or self.tone is not Tone.PLAIN)

    def render(self, values: Mapping[str, str]) -> str:
        """The text with its slots filled, in one pass: braces in a value are text.

        Args:
            values: of all slots, to which ``applies`` said yes.
        """
        pieces: list[str] = []
        for words, slot, filters in self._parts:
            value = values[slot]
            pieces += (words, (_filtered(value, filters) or "") if filters else value)
        pieces.append(self._tail)
        return "".join(pieces)


def _filtered(value: str, filters: tuple[Filter, ...]) -> str | None:
    found: str | None = value
    for each in filters:
        if found is not None:
            found = each(found)
    return found


def _parsed(text: str) -> tuple[tuple[_Part, ...], str]:
    parts: list[_Part] = []
    end = 0
    for match in _SLOT.finditer(text):
        slot, *filters = match[1].split("|")
        if slot not in COPY_SLOTS:
            raise InvalidValue("slot", slot, f"one of {', '.join(sorted(COPY_SLOTS))}")
        for name in filters:
            if name not in FILTERS:
                raise InvalidValue("filter", name, f"one of {', '.join(sorted(FILTERS))}")
        parts.append((text[end : match.start()], slot, tuple(FILTERS[name] for name in filters)))
        end = match.end()
    return tuple(parts), text[end:]
