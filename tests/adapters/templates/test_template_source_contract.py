"""What every template source does, the fake and the one of TOML files."""

import json
from collections.abc import Callable, Iterable
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
    fields=("x.post", "linkedin.post"),
    tones=frozenset({Tone.FRIENDLY}),
    kinds=frozenset({Kind.FOOD}),
    text="Hello,\n{name|article}[, {price}].",
    needs_good=True,
    weight=2.0,
)
PLAIN = CopyTemplate(id="ours/plain", fields=("google_rsa.headline",), role="fact", text="{fact}")


@pytest.fixture(params=["fake", "toml"])
def make_source(request: pytest.FixtureRequest, tmp_path: Path) -> MakeSource:
    def toml(templates: list[CopyTemplate]) -> TemplateSource:
        path = tmp_path / "ours.toml"
        path.write_text('pack = "ours"\n' + "".join(map(as_toml, templates)), encoding="utf-8")
        return TomlTemplatePacks([path])

    return FakeTemplateSource if request.param == "fake" else toml


def as_toml(template: CopyTemplate) -> str:
    def listed(names: Iterable[str]) -> str:
        return json.dumps(sorted(names))

    return (
        f'[[template]]\nid = "{template.id.removeprefix("ours/")}"\n'
        f'fields = {json.dumps(template.fields)}\nrole = "{template.role}"\n'
        f"tones = {listed(template.tones)}\nkinds = {listed(template.kinds)}\n"
        f'quality = "{"good" if template.needs_good else "any"}"\n'
        f'weight = {template.weight}\ntext = """{template.text}"""\n'
    )


def test_templates_arrive_unchanged_and_in_order(make_source: MakeSource) -> None:
    assert make_source([HELLO, PLAIN]).load()[-2:] == (HELLO, PLAIN)


def test_each_load_gives_the_same(make_source: MakeSource) -> None:
    source = make_source([PLAIN, HELLO])
    assert source.load() == source.load()


def test_an_id_stands_once(make_source: MakeSource) -> None:
    with pytest.raises(InvalidTemplatePack) as caught:
        make_source([HELLO, PLAIN, HELLO]).load()
    assert (caught.value.template or "").endswith("hello")
