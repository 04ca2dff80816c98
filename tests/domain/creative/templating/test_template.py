"""Templates: slots are filled once, from what the input carries, or the template does not apply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.model.creative.templating.template import SLOTS, Template
from domain.model.creative.templating.templates import AD_COPY, CAPTIONS
from domain.model.data.labelling import Label

BUILT_IN = [
    template
    for field in (CAPTIONS, AD_COPY)
    for templates in field.values()
    for template in templates
]
MEET = Template(id="meet", text="Meet the {title}. {description}")


@pytest.mark.parametrize("text", ["{brand}", "{title", "title}", "{}", "{{title}}", "{Title}"])
def test_an_unknown_slot_or_a_stray_brace_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="slots"):
        Template(id="wrong", text=text)


def test_it_applies_only_when_the_input_has_every_slot() -> None:
    assert MEET.slots == {"title", "description"}
    assert MEET.applies({"title": "Mug", "description": "Blue.", "price": "3.00"})
    assert not MEET.applies({"title": "Mug"})


@given(title=st.text(), description=st.text())
def test_values_are_put_in_as_they_are(title: str, description: str) -> None:
    rendered = MEET.render({"title": title, "description": description})
    assert rendered == "Meet the " + title + ". " + description


def test_braces_inside_a_value_are_text() -> None:
    values = {"title": "{description} {0} {{x}} %s \\1", "description": "{title}"}
    assert MEET.render(values) == "Meet the {description} {0} {{x}} %s \\1. {title}"


def test_the_built_in_templates_have_unique_ids_that_name_their_place() -> None:
    assert len({template.id for template in BUILT_IN}) == len(BUILT_IN)
    for name, field in (("caption", CAPTIONS), ("ad", AD_COPY)):
        for quality, templates in field.items():
            assert all(t.id.startswith(f"{name}.{quality.word}.") for t in templates)


def test_there_is_always_a_template_that_applies() -> None:
    least = {"title": "Mug", "description": "Blue."}
    for field in (CAPTIONS, AD_COPY):
        for quality in Label:
            assert any(template.applies(least) for template in field[quality])


def test_every_slot_is_used_and_every_template_names_the_product() -> None:
    assert set().union(*(template.slots for template in BUILT_IN)) == SLOTS
    assert all("title" in template.slots for template in BUILT_IN)


# Claims that only a seller could make good on, and that no input carries.
@pytest.mark.parametrize("claim", ["best", "only", "last", "hurry", "sale", "free", "guarantee"])
def test_no_template_claims_what_the_input_does_not_carry(claim: str) -> None:
    words = {word.strip(".,:!?").lower() for t in BUILT_IN for word in t.text.split()}
    assert claim not in words
