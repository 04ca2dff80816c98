"""Calls to action and hooks: those of the kind of shop first, the seller's own before all."""

from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.brief.tone import Tone
from domain.model.creative.composing.binding import Binding
from domain.model.creative.composing.phrases import Phrases
from domain.model.creative.composing.shown import Shown
from domain.model.creative.composing.values import values_of
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.facts.product_facts import understand
from domain.model.creative.platforms.all_platforms import X
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.templating.template_index import TemplateIndex


def call(name: str, text: str, **more: object) -> CopyTemplate:
    return CopyTemplate(id=name, fields=(), role="cta", text=text, **more)  # type: ignore[arg-type]


ANY = call("any", "Order online")
WITH_BRAND = call("brand", "Explore {brand}")
SHOES = call("shoes", "Find your size", kinds=frozenset({Kind.SHOES}))
QUIET = call("quiet", "Discover {name}", tones=frozenset({Tone.PREMIUM}))


def said(
    *templates: CopyTemplate, title: str = "Mug", turn: int = 0, own: str | None = None
) -> tuple[str | None, list[str]]:
    brief = Brief(title=title, description="-", campaign=Campaign(call_to_action=own))
    known = understand(brief)
    values = values_of(brief, known, money=str, number=str)
    sayable = Shown(brief, known, values, language="en", is_good=True).on(X)
    phrases = Phrases(sayable=sayable, index=TemplateIndex(templates), tone=Tone.PLAIN)
    binding = Binding(sayable, (), turn, phrases)
    return phrases("cta", binding), [source.kind for source in binding.sources]


def test_the_kind_of_shop_has_its_own() -> None:
    assert said(ANY, SHOES, title="Running Shoes")[0] == "Find your size"
    assert said(ANY, SHOES)[0] == "Order online"


def test_one_whose_values_are_unknown_is_passed_over() -> None:
    assert said(WITH_BRAND, ANY)[0] == "Order online"
    assert said(WITH_BRAND)[0] is None


def test_one_of_another_tone_is_not_taken() -> None:
    assert said(QUIET)[0] is None


def test_the_sellers_own_replaces_all_and_names_its_source() -> None:
    assert said(ANY, SHOES, title="Running Shoes", own="Try it on in Bergen!") == (
        "Try it on in Bergen",
        ["call_to_action"],
    )


def test_they_take_turns() -> None:
    other = call("other", "Get yours")
    assert {said(ANY, other, turn=turn)[0] for turn in range(2)} == {"Order online", "Get yours"}
