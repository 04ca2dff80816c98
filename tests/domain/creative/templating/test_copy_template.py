"""Copy templates: groups go with what is unknown, conditions show nothing, mistakes are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.model.creative.brief.tone import Tone
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.templating.copy_template import CopyTemplate

VALUES = {"name": "Mug", "fact": "keeps tea hot", "price": "$5.00"}
PRICED = "{name}[, [{?was}now ]{price}[ (was {was})]]"


def template(text: str, **more: object) -> CopyTemplate:
    return CopyTemplate(id="t/a", fields=("x.post",), text=text, **more)  # type: ignore[arg-type]


def written(text: str, language: str = "en", **values: str) -> str | None:
    return template(text, language=language).render({**VALUES, **values}.get)


def test_slots_and_filters_are_filled() -> None:
    text = "Meet {name|lower|article}: {fact|sentence}. For {price}"
    assert written(text) == "Meet a mug: Keeps tea hot. For $5.00"
    assert written("No slot") == "No slot"


@given(st.text(max_size=60))
def test_signs_in_a_value_are_text(value: str) -> None:
    assert written("<{name}>[ {price}]", name=value, price=value) == f"<{value}> {value}"


def test_an_unknown_value_leaves_the_text_unwritten() -> None:
    assert written("{name} by {brand}") is None


def test_an_unknown_value_takes_its_group_alone_with_it() -> None:
    assert written("{name}[ by {brand}][, {price}]") == "Mug, $5.00"


def test_a_group_within_a_group_goes_with_the_outer_one() -> None:
    assert written(PRICED) == "Mug, $5.00"
    assert written(PRICED, was="$7.00") == "Mug, now $5.00 (was $7.00)"
    without = {name: text for name, text in VALUES.items() if name != "price"}
    assert template(PRICED).render({**without, "was": "$7.00"}.get) == "Mug"


def test_a_condition_shows_nothing() -> None:
    assert written("{?price}Order {name}") == "Order Mug"
    assert written("{?brand}Order {name}") is None


def test_a_filter_that_cannot_leaves_the_text_or_its_group_unwritten() -> None:
    assert written("{name|article}", name="Headphones") is None
    assert written("{name}[ or {name|article}]", name="Headphones") == "Headphones"


def test_what_must_be_known_stands_outside_of_groups() -> None:
    each = template("{name} is {fact}[, {price}]")
    assert each.slots == {"name", "fact"}


def test_fixed_words_are_those_of_groups_too() -> None:
    each = template("Don't wait: {name}[ was {was}]")
    assert each.words == {"don't", "wait", "was"}


def test_a_template_knows_what_changes_from_turn_to_turn() -> None:
    assert [
        each.varies for each in map(template, ("{name}", "{fact}", "{keyword}", "[{cta}]"))
    ] == [
        False,
        True,
        True,
        True,
    ]
    assert template("{name}[. {cta}]").has_phrase
    assert not template("{name}. {fact}").has_phrase
    assert template("{keyword}").takes_turns
    assert not template("{fact}").takes_turns


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{nmae}", "nmae"),
        ("{}", "slot"),
        ("{Name}", "Name"),
        ("{name|loud}", "loud"),
        ("{name", "braces"),
        ("name}", "braces"),
        ("{{name}}", "braces|slot"),
        ("{name}[, {price}", "a ] for each"),
        ("{name}, {price}]", "a \\[ for each"),
        ("[" * 9 + "{name}" + "]" * 9, "groups in one another"),
        ("{name}\t{price}", "control"),
        ("{name}\x07", "control"),
    ],
)
def test_a_mistake_is_named(text: str, named: str) -> None:
    with pytest.raises(InvalidValue, match=named):
        template(text)


def test_a_role_that_does_not_exist_is_named() -> None:
    with pytest.raises(InvalidValue, match="slogan"):
        template("{name}", role="slogan")


@pytest.mark.parametrize("weight", [0.0, -1.0, float("inf"), float("nan")])
def test_a_weight_is_a_number_above_zero(weight: float) -> None:
    with pytest.raises(InvalidValue, match="weight"):
        template("{name}", weight=weight)


def test_a_template_suits_its_tones_kinds_and_quality() -> None:
    any_product = template("{name}")
    assert any_product.suits(Tone.URGENT, Kind.UNKNOWN, is_good=False)
    quiet = template("{name}", tones=frozenset({Tone.PREMIUM}))
    assert quiet.suits(Tone.PREMIUM, Kind.BAGS, is_good=True)
    assert not quiet.suits(Tone.PLAYFUL, Kind.BAGS, is_good=True)
    food = template("{name}", kinds=frozenset({Kind.FOOD}))
    assert food.suits(Tone.PLAIN, Kind.FOOD, is_good=True)
    assert not food.suits(Tone.PLAIN, Kind.UNKNOWN, is_good=True)
    assert not template("{name}", needs_good=True).suits(Tone.PLAIN, Kind.FOOD, is_good=False)


def test_other_languages_have_no_english_articles_plurals_or_title_case() -> None:
    assert written("{name|title}", "any", name="sac à main") == "Sac à main"
    assert written("{name|lower}", "any", name="Der Becher") == "Der Becher"
    assert written("{name|article}", "any") is None
    assert written("{name|plural}", "any") is None
