"""Template packs: what people bring is used beside the core packs, and mistakes are named."""

from pathlib import Path

import pytest

from adapters.templates import toml_template_packs
from adapters.templates.toml_template_packs import TomlTemplatePacks
from domain.errors import InvalidTemplatePack
from domain.model.creative.tone import Tone
from domain.ports.template_source import TemplateSource

GOOD = """
pack = "ours"

[[template]]
id = "hello"
fields = ["x.post", "facebook.primary_text"]
tone = "friendly"
quality = "good"
min_rating = 4.0
weight = 3
text = "Hello, {name}. {lead}"
"""


def pack(directory: Path, text: str, name: str = "ours.toml") -> Path:
    path = directory / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_pack_is_used_beside_the_core_packs(tmp_path: Path) -> None:
    core: TemplateSource = TomlTemplatePacks()
    both = TomlTemplatePacks([pack(tmp_path, GOOD)]).load()
    added = both[len(core.load()) :]
    assert both[: len(both) - 2] == core.load()
    assert [(each.id, each.platform, each.field) for each in added] == [
        ("ours/hello", "x", "post"),
        ("ours/hello", "facebook", "primary_text"),
    ]
    first = added[0]
    assert (first.tone, first.needs_good, first.min_rating, first.weight) == (
        Tone.FRIENDLY,
        True,
        4.0,
        3.0,
    )


@pytest.mark.parametrize(
    ("change", "template", "problem"),
    [
        (("{name}", "{nmae}"), "hello", "nmae"),
        (("{name}", "{name|loud}"), "hello", "loud"),
        (("{name}", "{name"), "hello", "braces"),
        (("x.post", "x.pots"), "hello", "did you mean 'x.post'"),
        (('tone = "friendly"', 'tone = "angry"'), "hello", "tone"),
        (("weight = 3", "weigth = 3"), "hello", "did you mean 'weight'"),
        (("weight = 3", "weight = 0"), "hello", "weight"),
        (("min_rating = 4.0", "min_rating = 9"), "hello", "min_rating"),
        (('id = "hello"\n', ""), "number 1", "id"),
        (('pack = "ours"', 'pack = "Our Voice"'), None, "pack"),
        (('pack = "ours"', "pack = "), None, "not TOML"),
        (("[[template]]", "[[tempalte]]"), None, "template"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_template(
    tmp_path: Path, change: tuple[str, str], template: str | None, problem: str
) -> None:
    path = pack(tmp_path, GOOD.replace(*change))
    with pytest.raises(InvalidTemplatePack, match=problem) as caught:
        TomlTemplatePacks([path]).load()
    assert caught.value.path == str(path)
    assert caught.value.template == template


def test_an_id_is_used_once(tmp_path: Path) -> None:
    twice = GOOD + GOOD.replace('pack = "ours"\n', "")
    with pytest.raises(InvalidTemplatePack, match="twice"):
        TomlTemplatePacks([pack(tmp_path, twice)]).load()
    one, other = pack(tmp_path, GOOD, "one.toml"), pack(tmp_path, GOOD, "other.toml")
    with pytest.raises(InvalidTemplatePack, match=r"taken by .*one\.toml"):
        TomlTemplatePacks([one, other]).load()


def test_what_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidTemplatePack, match="cannot be read"):
        TomlTemplatePacks([tmp_path / "none.toml"]).load()
    (tmp_path / "latin.toml").write_bytes(b"\xff")
    with pytest.raises(InvalidTemplatePack, match="UTF-8"):
        TomlTemplatePacks([tmp_path / "latin.toml"]).load()
    monkeypatch.setattr(toml_template_packs, "MAX_BYTES", 10)
    with pytest.raises(InvalidTemplatePack, match="larger than 10 bytes"):
        TomlTemplatePacks([pack(tmp_path, GOOD)]).load()
