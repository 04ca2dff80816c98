"""Binding: slots of one text are filled from different facts, and every source is named."""

from collections.abc import Callable

import pytest

from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.composing.binding import Binding, is_repetition
from domain.model.creative.composing.sayable import MOST_LISTED, Sayable, SayableFact, it_does
from domain.model.creative.composing.values import Value, wishes_of
from domain.model.creative.facts.fact import Fact, FactKind, Form
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.variants.source import Source

DESCRIPTION = "keeps tea hot, thick rim, wide base, round handle, for camps, with a lid"


def fact(text: str, form: Form = Form.NOUN, kind: FactKind = FactKind.FEATURE) -> SayableFact:
    start = DESCRIPTION.find(text)
    found = Fact(text, kind, form, "description", start, start + len(text))
    source = Source(kind.value, text, "description", start, start + len(text))
    return SayableFact(found, text, source)


RIM, BASE, HANDLE = fact("thick rim"), fact("wide base"), fact("round handle")
HOT = fact("keeps tea hot", Form.DOES, FactKind.OUTCOME)
CAMPS = fact("for camps", Form.USE, FactKind.USE)
NAME_SOURCE = Source("name", "Mug", "title", 0, 3)
NAME = Value("Mug", (NAME_SOURCE,))
AskPhrase = Callable[[str, Binding], str | None]


def no_phrase(_slot: str, _binding: Binding) -> str | None:
    return None


def binding(
    *facts: SayableFact, turn: int = 0, phrase: AskPhrase = no_phrase, **more: object
) -> Binding:
    known: dict[str, object] = {
        "values": {"name": NAME}, "facts": facts, "wishes": (), "never": (), "kind": Kind.KITCHEN,
        "language": "en", "is_good": True, "emoji": True, "description": "", "carried": "",
    }  # fmt: skip
    return Binding(Sayable(**{**known, **more}), facts, turn, phrase)  # type: ignore[arg-type]


def test_no_fact_is_used_twice() -> None:
    bound = binding(RIM, BASE)
    assert (bound("fact"), bound("fact2"), bound("fact3")) == ("thick rim", "wide base", None)


def test_the_same_slot_is_the_same_text() -> None:
    bound = binding(RIM, BASE)
    assert bound("fact") == bound("fact") == "thick rim"


def test_a_part_of_a_fact_is_not_said_after_it() -> None:
    whole, part = fact("thick rim, wide base"), fact("wide base")
    bound = binding(whole, part, HOT)
    assert (bound("fact"), bound("fact2")) == ("thick rim, wide base", "keeps tea hot")


def test_a_slot_takes_the_form_that_it_needs() -> None:
    bound = binding(RIM, HOT, CAMPS)
    assert bound("does") == "keeps tea hot"
    assert bound("for") == "for camps"
    assert bound("feature") == "thick rim"
    assert bound("act") is None


def test_the_pronoun_follows_the_verb() -> None:
    assert it_does(HOT) == "it keeps tea hot"
    assert it_does(fact("keep tea hot", Form.DOES)) == "they keep tea hot"
    assert it_does(RIM) is None
    assert binding(RIM, HOT)("it_does") == "it keeps tea hot"


def test_a_list_has_at_least_two_short_phrases() -> None:
    assert binding(RIM, BASE, HANDLE)("list") == "thick rim, wide base, round handle"
    assert binding(RIM)("list") is None
    many = [fact(text) for text in ("thick rim", "wide base", "round handle", "with a lid")]
    assert len((binding(*many)("list") or "").split(", ")) == MOST_LISTED


def test_lines_begin_with_emoji_only_where_the_platform_shows_them() -> None:
    lines = (binding(RIM, HOT)("lines") or "").split("\n")
    assert [line.split(" ", 1)[1] for line in lines] == ["Thick rim", "Keeps tea hot"]
    assert not any(line[0].isascii() for line in lines)
    plain = binding(RIM, HOT, emoji=False)("lines")
    assert plain == "Thick rim\nKeeps tea hot"


def test_every_value_and_fact_used_is_a_source() -> None:
    campaign = Campaign(offers=("free returns",), keywords=("tea mug",), audience="walkers")
    bound = binding(RIM, HOT, wishes=wishes_of(campaign))
    for slot in ("name", "fact", "offer", "keyword", "audience"):
        assert bound(slot)
    assert bound.sources == [
        NAME_SOURCE,
        RIM.source,
        Source("offer", "free returns", "offers.0", 0, 12),
        Source("keyword", "tea mug", "keywords.0", 0, 7),
        Source("audience", "walkers", "audience", 0, 7),
    ]
    assert bound.facts == [RIM]


def test_a_value_that_is_unknown_is_no_source() -> None:
    bound = binding()
    assert [bound(slot) for slot in ("brand", "fact", "offer", "keyword", "list")] == [None] * 5
    assert bound.sources == []


@pytest.mark.parametrize(("turn", "keyword"), [(0, "tea mug"), (1, "camp cup"), (2, "tea mug")])
def test_keywords_take_turns(turn: int, keyword: str) -> None:
    bound = binding(turn=turn, wishes=wishes_of(Campaign(keywords=("tea mug", "camp cup"))))
    assert bound("keyword") == keyword


def test_a_description_names_the_facts_it_has() -> None:
    bound = binding(RIM, HOT, description=DESCRIPTION)
    assert bound("description") == DESCRIPTION
    assert bound.sources == [RIM.source, HOT.source]
    assert binding(RIM)("description") is None


def test_a_phrase_is_written_with_the_same_facts() -> None:
    bound = binding(RIM, BASE, phrase=lambda slot, own: f"{slot}: {own('fact')}")
    assert bound("cta") == "cta: thick rim"
    assert bound("fact2") == "wide base"


def test_facts_repeat_one_another_by_place_or_by_words() -> None:
    assert is_repetition(RIM, RIM)
    assert is_repetition(fact("thick rim, wide"), BASE)
    assert is_repetition(fact("rim"), RIM)
    assert not is_repetition(RIM, BASE)
