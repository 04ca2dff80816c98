"""The language of templates: slots, filters, groups and conditions."""

from collections.abc import Callable

import pytest

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
