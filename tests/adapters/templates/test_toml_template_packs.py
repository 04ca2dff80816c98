"""Template packs: what people bring is used beside the core packs, and mistakes are named."""

from pathlib import Path

import pytest

from adapters.templates.pack_file import MAX_BYTES, MAX_TEMPLATES, MAX_TEXT_LENGTH
from adapters.templates.toml_template_packs import TomlTemplatePacks
from domain.errors.creative import InvalidTemplatePack
from domain.model.creative.brief.tone import Tone
from domain.model.creative.facts.kinds import GOODS
from domain.ports.template_source import TemplateSource

GOOD = """
pack = "ours"

[snippets]
close = "{fact|sentence}."

[[template]]
id = "hello"
fields = ["x.post", "facebook.primary_text"]
tones = ["friendly"]
kinds = ["goods"]
quality = "good"
weight = 3
text = "Hello, {name}. <close>"
"""


def pack(directory: Path, text: str, name: str = "ours.toml") -> Path:
    path = directory / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_pack_is_used_beside_the_core_packs(tmp_path: Path) -> None:
    core: TemplateSource = TomlTemplatePacks()
    both = TomlTemplatePacks([pack(tmp_path, GOOD)]).load()
    added = both[len(core.load()) :]
    assert both[:-1] == core.load()
    [hello] = added
    assert (hello.id, hello.fields) == ("ours/hello", ("x.post", "facebook.primary_text"))
    assert (hello.tones, hello.needs_good, hello.weight) == ({Tone.FRIENDLY}, True, 3.0)
    assert (hello.text, hello.kinds) == ("Hello, {name}. {fact|sentence}.", GOODS)


REPLACING = GOOD.replace('pack = "ours"', 'pack = "ours"\nreplaces = ["english-posts/x.*"]')


def test_a_pack_takes_the_place_of_the_templates_it_names(tmp_path: Path) -> None:
    core = TomlTemplatePacks().load()
    replaced = [each for each in core if each.id.startswith("english-posts/x.")]
    both = TomlTemplatePacks([pack(tmp_path, REPLACING)]).load()
    assert replaced
    assert len(both) == len(core) - len(replaced) + 1
    assert not {each.id for each in replaced} & {each.id for each in both}


def test_a_pack_that_replaces_what_does_not_exist_is_refused(tmp_path: Path) -> None:
    wrong = REPLACING.replace("posts/x.*", "posts/x.fact-prise")
    with pytest.raises(InvalidTemplatePack, match=r"did you mean 'english-posts/x\.fact-price'"):
        TomlTemplatePacks([pack(tmp_path, wrong)]).load()


@pytest.mark.parametrize(
    ("change", "template", "problem"),
    [
        (("{name}", "{nmae}"), "hello", "nmae"),
        (("{name}", "{name|loud}"), "hello", "loud"),
        (("{name}", "{name"), "hello", "braces"),
        (("x.post", "x.pots"), "hello", "did you mean 'x.post'"),
        (('["friendly"]', '["angry"]'), "hello", "tones"),
        (('["goods"]', '["hats"]'), "hello", "kinds"),
        (("weight = 3", 'role = "hero"'), "hello", "role"),
        (('fields = ["x.post", "facebook.primary_text"]', ""), "hello", "names no fields"),
        (("Hello", "[Hello"), "hello", "for each"),
        (("weight = 3", "weigth = 3"), "hello", "did you mean 'weight'"),
        (("weight = 3", "weight = 0"), "hello", "weight"),
        (("weight = 3", "weight = nan"), "hello", "weight"),
        (("weight = 3", 'weight = "3"'), "hello", "weight"),
        (('quality = "good"', 'quality = "poor"'), "hello", "quality"),
        (('text = "Hello, {name}. <close>"', 'text = " "'), "hello", "text"),
        (("Hello", "Hello\\u0007"), "hello", "control characters"),
        (("facebook.primary_text", "x.post"), "hello", "'x.post' stands twice"),
        (('id = "hello"', "id = 5"), "number 1", "id"),
        (('id = "hello"\n', ""), "number 1", "id"),
        (('pack = "ours"', 'pack = "Our Voice"'), None, "pack"),
        (('pack = "ours"', 'pakc = "ours"'), None, "did you mean 'pack'"),
        (('pack = "ours"', "pack = "), None, "not TOML"),
        (("weight = 3", f"weight = {'9' * 5_000}"), None, "not TOML"),
        (("weight = 3", f"weight = {'[' * 5_000}"), None, "not TOML"),
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


@pytest.mark.parametrize("role", ["cta", "hook"])
def test_calls_to_action_and_hooks_may_stand_in_no_field(tmp_path: Path, role: str) -> None:
    text = GOOD.replace('fields = ["x.post", "facebook.primary_text"]', f'role = "{role}"')
    added = TomlTemplatePacks([pack(tmp_path, text)]).load()[-1]
    assert (added.fields, added.role) == ((), role)


@pytest.mark.parametrize("language", ["de", "any"])
def test_a_pack_names_its_language(tmp_path: Path, language: str) -> None:
    text = GOOD.replace('pack = "ours"', f'pack = "ours"\nlanguage = "{language}"')
    assert TomlTemplatePacks([pack(tmp_path, text)]).load()[-1].language == language
    wrong = text.replace(f'"{language}"', '"English"')
    with pytest.raises(InvalidTemplatePack, match="language"):
        TomlTemplatePacks([pack(tmp_path, wrong)]).load()


def test_an_id_is_used_once(tmp_path: Path) -> None:
    twice = GOOD + GOOD[GOOD.index("[[template]]") :]
    with pytest.raises(InvalidTemplatePack, match="twice"):
        TomlTemplatePacks([pack(tmp_path, twice)]).load()
    one, other = pack(tmp_path, GOOD, "one.toml"), pack(tmp_path, GOOD, "other.toml")
    with pytest.raises(InvalidTemplatePack, match=r"other\.toml.* stands in .*one\.toml already"):
        TomlTemplatePacks([one, other]).load()
    with pytest.raises(InvalidTemplatePack, match="name each file once"):
        TomlTemplatePacks([one, one]).load()


def test_a_pack_may_come_from_an_editor_that_writes_a_byte_order_mark(tmp_path: Path) -> None:
    path = pack(tmp_path, f"\ufeff{GOOD}")
    assert TomlTemplatePacks([path]).load()[-1].id == "ours/hello"


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path, problem in [
        (tmp_path / "none.toml", "cannot be read"),
        (tmp_path / "\0", "cannot be read"),
        (tmp_path, "no file"),
    ]:
        with pytest.raises(InvalidTemplatePack, match=problem) as caught:
            TomlTemplatePacks([path]).load()
        assert caught.value.path == str(path)
    (tmp_path / "latin.toml").write_bytes(b"\xff")
    with pytest.raises(InvalidTemplatePack, match="UTF-8"):
        TomlTemplatePacks([tmp_path / "latin.toml"]).load()


def test_packs_have_limits(tmp_path: Path) -> None:
    largest = GOOD + "#" * (MAX_BYTES - len(GOOD))
    assert TomlTemplatePacks([pack(tmp_path, largest)]).load()[-1].id == "ours/hello"
    with pytest.raises(InvalidTemplatePack, match=f"larger than {MAX_BYTES} bytes"):
        TomlTemplatePacks([pack(tmp_path, f"{largest}#")]).load()

    many = GOOD + '[[template]]\nid = "another"\n' * MAX_TEMPLATES
    with pytest.raises(InvalidTemplatePack, match=f"at most {MAX_TEMPLATES} items"):
        TomlTemplatePacks([pack(tmp_path, many)]).load()

    long = GOOD.replace("Hello", "o" * MAX_TEXT_LENGTH)
    with pytest.raises(InvalidTemplatePack, match=f"at most {MAX_TEXT_LENGTH} characters"):
        TomlTemplatePacks([pack(tmp_path, long)]).load()
