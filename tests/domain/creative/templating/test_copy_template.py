"""The language of templates: slots, filters, groups and conditions."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.model.creative.brief.tone import Tone
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.templating.copy_template import CopyTemplate


def template(text: str, **more: object) -> CopyTemplate:
    return CopyTemplate(id="t", fields=("x.post",), text=text, **more)  # type: ignore[arg-type]


def values(**known: str) -> Callable[[str], str | None]:
    return known.get


def test_slots_are_filled_and_filtered() -> None:
    found = template("{product|title}: {fact}.").render(values(product="red mug", fact="{price}"))
    assert found == "Red Mug: {price}."


def test_a_value_that_is_unknown_leaves_its_group_out() -> None:
    text = template("{product}[, [{?was}now ]{price}[ (was {was})]].")
    assert text.render(values(product="Mug")) == "Mug."
    assert text.render(values(product="Mug", price="$5")) == "Mug, $5."
    assert text.render(values(product="Mug", price="$4", was="$5")) == "Mug, now $4 (was $5)."


def test_a_value_that_is_needed_and_unknown_gives_no_text() -> None:
    assert template("{product}: {fact}").render(values(product="Mug")) is None


def test_a_condition_shows_nothing() -> None:
    assert template("{?price}Order {product}").render(values(product="Mug", price="$5")) == (
        "Order Mug"
    )
    assert template("{?price}Order {product}").render(values(product="Mug")) is None


def test_what_must_be_known_stands_outside_of_groups_and_words_everywhere() -> None:
    found = template("Don't wait: {product} is {fact}[, now {price}]")
    assert found.slots == {"product", "fact"}
    assert found.words == {"don't", "wait", "is", "now"}


def test_a_template_knows_what_another_turn_changes() -> None:
    texts = ("{product}", "{fact}", "{keyword}", "[{cta}]")
    assert [template(each).varies for each in texts] == [False, True, True, True]
    assert [template(each).takes_turns for each in texts] == [False, False, True, False]
    assert [template(each).has_phrase for each in texts] == [False, False, False, True]


def test_groups_stand_in_one_another_only_so_deep() -> None:
    with pytest.raises(InvalidValue, match="groups in one another"):
        template("[" * 9 + "{product}" + "]" * 9)


@given(st.text(max_size=60))
def test_signs_in_a_value_are_text(value: str) -> None:
    found = template("<{product}>[ {price}]").render(values(product=value, price=value))
    assert found == f"<{value}> {value}"


def test_a_filter_that_does_not_fit_gives_no_text() -> None:
    assert template("{type|article}").render(values(type="scissors")) is None


@pytest.mark.parametrize(
    "text",
    ["{nobody}", "{product|shout}", "{product", "product}", "[{product}", "{product}]", "a\tb"],
)
def test_what_is_no_template_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        template(text)


@pytest.mark.parametrize("more", [{"role": "hero"}, {"weight": 0.0}, {"weight": float("nan")}])
def test_roles_and_weights_are_checked(more: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        template("{product}", **more)


def test_tones_kinds_and_quality_decide_who_may_use_it() -> None:
    shy = template(
        "{product}", tones=frozenset({Tone.PLAIN}), kinds=frozenset({Kind.FOOD}), needs_good=True
    )
    assert shy.suits(Tone.PLAIN, Kind.FOOD, is_good=True)
    assert not shy.suits(Tone.URGENT, Kind.FOOD, is_good=True)
    assert not shy.suits(Tone.PLAIN, Kind.TOYS, is_good=True)
    assert not shy.suits(Tone.PLAIN, Kind.FOOD, is_good=False)


def test_other_languages_have_no_rules_for_articles_and_plurals() -> None:
    assert template("{type|plural}", language="de").render(values(type="Tasse")) is None
    assert template("{type|title}", language="de").render(values(type="rote Tasse")) == "Rote Tasse"
