"""Copy templates: slots are filled in one pass, and never left empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.model.creative.brief.tone import Tone
from domain.model.creative.templating.copy_template import COPY_SLOTS, CopyTemplate
from domain.model.creative.templating.templates_by_field import templates_by_field


def template(text: str, tone: Tone = Tone.FRIENDLY, **more: object) -> CopyTemplate:
    return CopyTemplate(id="t/a", platform="x", field="post", tone=tone, text=text, **more)  # type: ignore[arg-type]


VALUES = {"name": "Mug", "lead": "Holds tea.", "price": "$5.00"}


def applies(each: CopyTemplate, *, rating: float | None = None, is_good: bool = True) -> bool:
    return each.applies(VALUES, rating=rating, is_good=is_good)


def test_slots_and_filters_are_filled() -> None:
    each = template("Say hello to {name|lower|article}: {lead} For {price}")
    assert each.render(VALUES) == "Say hello to a mug: Holds tea. For $5.00"
    assert each.slots == {"name", "lead", "price"}
    assert each.words == {"say", "hello", "to", "for"}
    assert template("{name}").render(VALUES) == "Mug"
    assert template("No slot").render({}) == "No slot"


@given(st.text(max_size=60))
def test_signs_in_a_value_are_text(value: str) -> None:
    assert template("<{name}>").render({"name": value}) == f"<{value}>"


def test_a_template_applies_to_what_has_all_it_needs() -> None:
    assert applies(template("{name} {price}"))
    assert not applies(template("{name} {brand}"))
    assert not applies(template("{name}", min_rating=4.0))
    assert not applies(template("{name}", min_rating=4.0), rating=3.9)
    assert applies(template("{name}", min_rating=4.0), rating=4.0)


def test_a_filter_that_cannot_make_the_template_not_apply() -> None:
    each = template("{name|article}")
    assert each.applies({"name": "Mug"}, rating=None, is_good=True)
    assert not each.applies({"name": "Headphones"}, rating=None, is_good=True)


def test_poor_products_get_plain_words_alone() -> None:
    assert not applies(template("{name}"), is_good=False)
    assert applies(template("{name}", Tone.PLAIN), is_good=False)
    assert not applies(template("{name}", Tone.PLAIN, needs_good=True), is_good=False)


@pytest.mark.parametrize(
    ("text", "named"),
    [("{nmae}", "nmae"), ("{name|loud}", "loud"), ("{name", "braces"), ("name}", "braces")],
)
def test_a_mistake_is_named(text: str, named: str) -> None:
    with pytest.raises(InvalidValue, match=named):
        template(text)


@pytest.mark.parametrize("weight", [0.0, -1.0, float("inf"), float("nan")])
def test_a_weight_is_a_number_above_zero(weight: float) -> None:
    with pytest.raises(InvalidValue, match="weight"):
        template("{name}", weight=weight)


def test_a_field_knows_which_templates_say_nearly_the_same() -> None:
    texts = ["Meet {name} today", "Meet {name}, today", "Something else entirely: {lead}"]
    found = templates_by_field(template(text) for text in texts)["x", "post"]
    assert found.alike == (0b011, 0b011, 0b100)
    usable = found.usable(frozenset({"name"}), is_good=True)
    assert [entry.place for entry in usable] == [0, 1]
    assert found.usable(frozenset(COPY_SLOTS), is_good=False) == ()
