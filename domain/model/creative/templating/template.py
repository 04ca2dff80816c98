"""Copy templates: fixed words with slots, filled only from what the input carries."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.errors.base import InvalidValue

_SLOT = re.compile(r"\{([a-z_]+)\}")
SLOTS = frozenset({"title", "description", "category", "price", "rating"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One way to write a field of a creative.

    A template applies when the input has every slot it names, so there is never an empty gap. Slots
    are replaced in one pass: braces inside a value are text, never syntax.

    Raises:
        InvalidValue: the text names a slot that does not exist, or has a stray brace.
    """

    id: str
    text: str
    slots: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "slots", frozenset(_SLOT.findall(self.text)))
        unknown = self.slots - SLOTS
        if unknown or set(_SLOT.sub("", self.text)) & set("{}"):
            raise InvalidValue(f"template {self.id!r}", self.text, f"text with slots of {SLOTS}")

    def applies(self, values: Mapping[str, str]) -> bool:
        return self.slots <= values.keys()

    def render(self, values: Mapping[str, str]) -> str:
        return _SLOT.sub(lambda match: values[match[1]], self.text)
