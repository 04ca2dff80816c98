"""A way to write one text or phrase: fixed words, slots with filters, and optional groups.

``{slot|filter}`` is a value, ``[ … ]`` a group that is left out where a value within is unknown,
and ``{?slot}`` a condition without text: ``{product}[, {price}]``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as derived
from difflib import get_close_matches
from math import inf

from domain.errors.base import InvalidValue
from domain.model.creative.brief.tone import Tone
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.templating.filters import FILTERS, Filter
from domain.model.creative.templating.slots import FACT_SLOTS, LIST_SLOTS, SLOTS

TEXT_ROLE = "text"
ANY_LANGUAGE = "any"
ROLES = (
    "text", "keyword", "fact", "use", "price", "proof", "offer", "cta", "path", "hook",
)  # fmt: skip
PHRASES = frozenset({"cta", "hook"})  # roles of parts of other texts
_TOKEN = re.compile(r"\{([^{}\[\]]*)\}|([\[\]])")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_DEEPEST = 4  # groups in one another


@dataclass(frozen=True, slots=True)
class Slot:
    """A value to be filled in; a condition has no filters and shows nothing."""

    name: str
    filters: tuple[Filter, ...]
    is_condition: bool


Node = "str | Slot | tuple[Node, ...]"
Nodes = tuple[object, ...]
Value = Callable[[str], str | None]
"""What a slot's value is; None where it is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTemplate:
    """One template.

    Attributes:
        fields: ``platform.field`` of each place it may be used for; empty for phrases.
        role: what the text is for; ``cta`` and ``hook`` without fields are phrases of other texts.
        tones: empty: all.
        kinds: of shop; empty: all.
        language: of its words; ``any`` where it has none.
        needs_good: for products that the model calls good alone.
        weight: of the random draw among others, above 0.
        slots: that must have a value.
        varies: whether another turn gives another text.
        takes_turns: whether keywords or offers do.
        is_special: whether it was made for few kinds of shop; it comes before what suits all.
        has_phrase: whether a call to action or a hook is a part of it.
        words: fixed words of the text, case folded.

    Raises:
        InvalidValue: a slot, filter or role that does not exist, a stray brace or bracket, a
            control character, or a weight that is none.
    """

    id: str
    fields: tuple[str, ...]
    text: str
    role: str = TEXT_ROLE
    tones: frozenset[Tone] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    language: str = "en"
    needs_good: bool = False
    weight: float = 1.0
    slots: frozenset[str] = derived(init=False, repr=False, compare=False)
    words: frozenset[str] = derived(init=False, repr=False, compare=False)
    varies: bool = derived(init=False, repr=False, compare=False)
    takes_turns: bool = derived(init=False, repr=False, compare=False)
    is_special: bool = derived(init=False, repr=False, compare=False)
    has_phrase: bool = derived(init=False, repr=False, compare=False)
    nodes: Nodes = derived(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not 0 < self.weight < inf:
            raise InvalidValue("weight", self.weight, "a number above 0")
        if self.role not in ROLES:
            raise InvalidValue("role", self.role, f"one of {', '.join(ROLES)}")
        if _CONTROL.search(self.text):
            raise InvalidValue("text", self.text, "without tabs and other control characters")
        nodes = _parsed(self.text, FILTERS.get(self.language, FILTERS[ANY_LANGUAGE]))
        names = _names(nodes)
        facts = {
            "nodes": nodes,
            "is_special": 0 < len(self.kinds) <= len(Kind) // 2,
            "has_phrase": bool(names & PHRASES),
            "takes_turns": bool(names & {"keyword", "offer"}),
            "varies": bool(names & (PHRASES | FACT_SLOTS | LIST_SLOTS | {"keyword", "offer"})),
            "slots": frozenset(node.name for node in nodes if isinstance(node, Slot)),
            "words": frozenset(
                word.casefold() for part in _fixed(nodes) for word in _WORD.findall(part)
            ),
        }
        for name, value in facts.items():
            object.__setattr__(self, name, value)

    def suits(self, tone: Tone | None, kind: Kind, *, is_good: bool) -> bool:
        """Whether a product of this kind may have such words in this tone."""
        return (
            (is_good or not self.needs_good)
            and (not self.kinds or kind in self.kinds)
            and (tone is None or not self.tones or tone in self.tones)
        )

    def render(self, value: Value) -> str | None:
        """The text; None where a value that it must have is unknown."""
        return _rendered(self.nodes, value)


def _rendered(nodes: Nodes, value: Value) -> str | None:
    pieces: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            pieces.append(node)
        elif isinstance(node, Slot):
            found = value(node.name)
            for each in node.filters:
                if found is None:
                    return None
                found = each(found)
            if found is None:
                return None
            if not node.is_condition:
                pieces.append(found)
        elif isinstance(node, tuple):
            pieces.append(_rendered(node, value) or "")
    return "".join(pieces)


def _parsed(text: str, filters: Mapping[str, Filter]) -> Nodes:
    stack: list[list[object]] = [[]]
    end = 0
    for match in _TOKEN.finditer(text):
        _add_words(stack[-1], text[end : match.start()])
        end = match.end()
        if match[2] == "[":
            if len(stack) > _DEEPEST:
                raise InvalidValue("text", text, f"at most {_DEEPEST} groups in one another")
            stack.append([])
        elif match[2] == "]":
            if len(stack) == 1:
                raise InvalidValue("text", text, "a [ for each ]")
            group = tuple(stack.pop())
            stack[-1].append(group)
        else:
            stack[-1].append(_slot(match[1], filters))
    _add_words(stack[-1], text[end:])
    if len(stack) > 1:
        raise InvalidValue("text", text, "a ] for each [")
    return tuple(stack[0])


def _add_words(nodes: list[object], words: str) -> None:
    if set(words) & set("{}"):
        raise InvalidValue("text", words, "text whose braces hold slots")
    if words:
        nodes.append(words)


def _slot(text: str, known: Mapping[str, Filter]) -> Slot:
    name, *filters = text.removeprefix("?").split("|")
    if name not in SLOTS:
        near = get_close_matches(name, sorted(SLOTS), n=1) or ["fact"]
        raise InvalidValue("slot", name, f"one that the guide lists, such as {near[0]}")
    for each in filters:
        if each not in known:
            raise InvalidValue("filter", each, f"one of {', '.join(sorted(known))}")
    return Slot(name, tuple(known[each] for each in filters), text.startswith("?"))


def _names(nodes: Nodes) -> frozenset[str]:
    """All slots, those of groups too."""
    return frozenset().union(
        *({node.name} if isinstance(node, Slot) else _names(node) for node in nodes
          if isinstance(node, Slot | tuple))
    )  # fmt: skip


def _fixed(nodes: Nodes) -> list[str]:
    found: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            found.append(node)
        elif isinstance(node, tuple):
            found += _fixed(node)
    return found
