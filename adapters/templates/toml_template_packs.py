"""Template packs as TOML files: the core ones, and those of the user."""

import fnmatch
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from adapters.templates.pack_file import Pack, PackTemplate, nearest, parse, read_bytes
from domain.errors.base import InvalidValue
from domain.errors.creative import InvalidTemplatePack
from domain.model.creative.facts.kinds import GOODS, Kind
from domain.model.creative.platforms.all_platforms import PLATFORMS, SHOP
from domain.model.creative.templating.copy_template import PHRASES, CopyTemplate

_CORE = "packs"
_PLACES = [
    f"{platform.id}.{field.name}"
    for platform in (*PLATFORMS.values(), SHOP)
    for field in platform.fields
]


class TomlTemplatePacks:
    """Implements ``TemplateSource``.

    Args:
        packs: files beside the core packs.
    """

    def __init__(self, packs: Sequence[Path] = ()) -> None:
        self._packs = tuple(packs)

    def load(self) -> tuple[CopyTemplate, ...]:
        found: dict[str, CopyTemplate] = {}
        origins: dict[str, str] = {}
        for name, data in self._sources():
            pack, entries = parse(name, data)
            for replaced in _replaced(name, pack, list(found)):
                found.pop(replaced, None)
            for entry in entries:
                template_id = f"{pack.pack}/{entry.id}"
                if origin := origins.get(template_id):
                    problem = (
                        f"{template_id!r} stands in {origin} already; "
                        "choose another pack name, and name each file once"
                    )
                    raise InvalidTemplatePack(name, entry.id, problem)
                origins[template_id] = name
                found[template_id] = _template(name, template_id, entry, pack.language)
        return tuple(found.values())

    def _sources(self) -> Iterator[tuple[str, bytes]]:
        core = files(__package__) / _CORE
        for source in sorted(core.iterdir(), key=lambda each: each.name):
            if source.name.endswith(".toml"):
                yield source.name, source.read_bytes()
        for path in self._packs:
            yield str(path), read_bytes(path)


def _replaced(name: str, pack: Pack, earlier: Sequence[str]) -> Iterator[str]:
    for pattern in pack.replaces:
        matching = fnmatch.filter(earlier, pattern)
        if not matching:
            problem = f"it replaces {pattern!r:.80}, which no earlier template has as its id"
            raise InvalidTemplatePack(name, None, problem + nearest(pattern, earlier))
        yield from matching


def _kinds(names: Sequence[str]) -> frozenset[Kind]:
    """``goods`` stands for all kinds of what is sold by the piece."""
    goods = GOODS if "goods" in names else frozenset()
    return goods | frozenset(Kind(name) for name in names if name != "goods")


def _template(name: str, template_id: str, entry: PackTemplate, language: str) -> CopyTemplate:
    for place in entry.fields:
        if place not in _PLACES:
            problem = f"no field {place!r:.80}{nearest(place, _PLACES)}"
            raise InvalidTemplatePack(name, entry.id, problem)
        if entry.fields.count(place) > 1:
            raise InvalidTemplatePack(name, entry.id, f"the field {place!r} stands twice")
    if not entry.fields and entry.role not in PHRASES:
        problem = f"it names no fields; only {' and '.join(sorted(PHRASES))} stand without"
        raise InvalidTemplatePack(name, entry.id, problem)
    try:
        return CopyTemplate(
            id=template_id,
            fields=tuple(entry.fields),
            role=entry.role,
            tones=frozenset(entry.tones),
            kinds=_kinds(entry.kinds),
            text=entry.text,
            language=language,
            needs_good=entry.quality == "good",
            weight=entry.weight,
        )
    except InvalidValue as error:
        raise InvalidTemplatePack(name, entry.id, str(error)) from error
