"""The index gives the templates of a place that suit a product, those of its kind first."""

from domain.model.creative.brief.tone import Tone
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.templating.template_index import TemplateIndex


def template(name: str, text: str = "{name}", **more: object) -> CopyTemplate:
    return CopyTemplate(id=name, fields=("x.post",), text=text, **more)  # type: ignore[arg-type]


def found(
    *templates: CopyTemplate,
    place: str = "x.post",
    role: str = "text",
    language: str = "en",
    tone: Tone | None = Tone.PLAIN,
) -> list[str]:
    suiting = TemplateIndex(templates).suiting(
        place, role, language=language, tone=tone, kind=Kind.SHOES, is_good=True
    )
    return [each.id for each in suiting]


def test_those_of_another_place_role_language_or_tone_are_left_out() -> None:
    templates = (
        template("here"),
        template("role", role="fact"),
        template("german", language="de"),
        template("loud", tones=frozenset({Tone.PLAYFUL})),
        template("food", kinds=frozenset({Kind.FOOD})),
        CopyTemplate(id="there", fields=("youtube.title",), text="{name}"),
    )
    assert found(*templates) == ["here"]
    assert found(*templates, role="fact") == ["role"]
    assert found(*templates, language="de") == ["german"]
    assert found(*templates, place="youtube.title") == ["there"]
    assert found(*templates, language="fr") == []


def test_a_template_of_several_fields_is_found_in_each() -> None:
    both = CopyTemplate(id="both", fields=("x.post", "youtube.title"), text="{name}")
    assert found(both) == found(both, place="youtube.title") == ["both"]


def test_those_for_the_kind_of_shop_come_first() -> None:
    templates = (template("all"), template("shoes", kinds=frozenset({Kind.SHOES})))
    assert found(*templates) == ["shoes", "all"]


def test_phrases_stand_at_no_place() -> None:
    phrase = CopyTemplate(id="cta", fields=(), role="cta", text="Order online")
    assert found(phrase, place="", role="cta") == ["cta"]
    assert found(phrase, role="cta") == []


def test_its_languages_are_those_with_words_of_their_own() -> None:
    index = TemplateIndex(
        [template("en"), template("de", language="de"), template("any", language="any")]
    )
    assert index.languages == {"en", "de"}
