"""What every template source does, the fake and the one of TOML files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.templates.toml_template_packs import TomlTemplatePacks
from domain.errors.creative import InvalidTemplatePack
from domain.model.creative.brief.tone import Tone
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.ports.template_source import TemplateSource
from tests.fakes.template_source import FakeTemplateSource

MakeSource = Callable[[list[CopyTemplate]], TemplateSource]
HELLO = CopyTemplate(
    id="ours/hello",
    platform="x",
    field="post",
    tone=Tone.FRIENDLY,
    text="Hello,\n{name|article}.",
    needs_good=True,
    min_rating=4.5,
    weight=2.0,
)
PLAIN = CopyTemplate(
    id="ours/plain", platform="youtube", field="title", tone=Tone.PLAIN, text="{name}"
)


@pytest.fixture(params=["fake", "toml"])
def make_source(request: pytest.FixtureRequest, tmp_path: Path) -> MakeSource:
    def toml(templates: list[CopyTemplate]) -> TemplateSource:
        path = tmp_path / "ours.toml"
        path.write_text('pack = "ours"\n' + "".join(map(as_toml, templates)), encoding="utf-8")
        return TomlTemplatePacks([path])

    return FakeTemplateSource if request.param == "fake" else toml


def as_toml(template: CopyTemplate) -> str:
    rating = f"min_rating = {template.min_rating}\n" if template.min_rating else ""
    return (
        f'[[template]]\nid = "{template.id.removeprefix("ours/")}"\n'
        f'fields = ["{template.platform}.{template.field}"]\ntone = "{template.tone}"\n'
        f'quality = "{"good" if template.needs_good else "any"}"\n{rating}'
        f'weight = {template.weight}\ntext = """{template.text}"""\n'
    )


def test_templates_arrive_unchanged_and_in_order(make_source: MakeSource) -> None:
    assert make_source([HELLO, PLAIN]).load()[-2:] == (HELLO, PLAIN)


def test_each_load_gives_the_same(make_source: MakeSource) -> None:
    source = make_source([PLAIN, HELLO])
    assert source.load() == source.load()


def test_an_id_stands_once_in_a_field(make_source: MakeSource) -> None:
    with pytest.raises(InvalidTemplatePack) as caught:
        make_source([HELLO, PLAIN, HELLO]).load()
    assert (caught.value.template or "").endswith("hello")
