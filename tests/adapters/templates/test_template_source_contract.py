"""What every template source does, the fake and the one of TOML files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.templates.toml_template_packs import TomlTemplatePacks
from domain.errors.creative import InvalidTemplatePack
from domain.model.creative.brief.tone import Tone
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.ports.template_source import TemplateSource
from tests.fakes.template_source import FakeTemplateSource

MakeSource = Callable[[list[CopyTemplate]], TemplateSource]
HELLO = CopyTemplate(
    id="ours/hello",
    fields=("x.post", "facebook.primary_text"),
    tones=frozenset({Tone.FRIENDLY}),
    kinds=frozenset({Kind.KITCHEN, Kind.HOME}),
    text="Hello,\n{name|article}[, {price}].",
    needs_good=True,
    weight=2.0,
)
CALL = CopyTemplate(id="ours/call", fields=(), role="cta", text="Order {name}")


@pytest.fixture(params=["fake", "toml"])
def make_source(request: pytest.FixtureRequest, tmp_path: Path) -> MakeSource:
    def toml(templates: list[CopyTemplate]) -> TemplateSource:
        path = tmp_path / "ours.toml"
        path.write_text('pack = "ours"\n' + "".join(map(as_toml, templates)), encoding="utf-8")
        return TomlTemplatePacks([path])

    return FakeTemplateSource if request.param == "fake" else toml


def as_toml(template: CopyTemplate) -> str:
    return (
        f'[[template]]\nid = "{template.id.removeprefix("ours/")}"\n'
        f"fields = {json.dumps(template.fields)}\nrole = {json.dumps(template.role)}\n"
        f"tones = {json.dumps(sorted(template.tones))}\n"
        f"kinds = {json.dumps(sorted(template.kinds))}\n"
        f'quality = "{"good" if template.needs_good else "any"}"\n'
        f'weight = {template.weight}\ntext = """{template.text}"""\n'
    )


def test_templates_arrive_unchanged_and_in_order(make_source: MakeSource) -> None:
    assert make_source([HELLO, CALL]).load()[-2:] == (HELLO, CALL)


def test_each_load_gives_the_same(make_source: MakeSource) -> None:
    source = make_source([CALL, HELLO])
    assert source.load() == source.load()


def test_an_id_stands_once(make_source: MakeSource) -> None:
    with pytest.raises(InvalidTemplatePack) as caught:
        make_source([HELLO, CALL, HELLO]).load()
    assert (caught.value.template or "").endswith("hello")
