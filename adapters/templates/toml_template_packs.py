"""Template packs as TOML files: the core ones, and those that people bring."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from domain.errors import InvalidTemplatePack, InvalidValue
from domain.model.creative.copy_template import CopyTemplate
from domain.model.creative.platforms import PLATFORMS
from domain.model.creative.tone import Tone

MAX_BYTES = 1_048_576
MAX_TEMPLATES = 2_000
_CORE = "packs"
Model = TypeVar("Model", bound=BaseModel)
_PLACES = [
    f"{platform.id}.{field.name}" for platform in PLATFORMS.values() for field in platform.fields
]


class _Entry(BaseModel):
    """A template as it stands in a file."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1, max_length=100, pattern=r"^[a-z0-9][a-z0-9._-]*$")
    fields: list[str] = Field(min_length=1)
    tone: Tone
    text: str = Field(min_length=1, max_length=5_000)
    quality: str = Field("any", pattern="^(any|good)$")
    min_rating: float | None = Field(None, ge=1, le=5)
    weight: float = Field(1.0, gt=0, le=1_000)


class _Pack(BaseModel):
    """A file."""

    model_config = ConfigDict(extra="forbid")

    pack: str = Field(min_length=1, max_length=50, pattern=r"^[a-z0-9][a-z0-9-]*$")
    template: list[dict[str, Any]] = Field(min_length=1, max_length=MAX_TEMPLATES)


class TomlTemplatePacks:
    """Implements ``TemplateSource``.

    Args:
        packs: files beside the core packs.
    """

    def __init__(self, packs: Sequence[Path] = ()) -> None:
        self._packs = tuple(packs)

    def load(self) -> tuple[CopyTemplate, ...]:
        found: list[CopyTemplate] = []
        origins: dict[str, str] = {}
        for name, data in self._sources():
            for template in _templates(name, data):
                origin = origins.setdefault(template.id, name)
                if origin != name:
                    raise InvalidTemplatePack(
                        name, template.id, f"this id is taken by {origin}; choose another pack name"
                    )
                found.append(template)
        return tuple(found)

    def _sources(self) -> Iterator[tuple[str, bytes]]:
        core = files(__package__) / _CORE
        for source in sorted(core.iterdir(), key=lambda each: each.name):
            if source.name.endswith(".toml"):
                yield source.name, source.read_bytes()
        for path in self._packs:
            yield str(path), _read(path)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InvalidTemplatePack(str(path), None, f"the file is larger than {MAX_BYTES} bytes")
        return path.read_bytes()
    except OSError as error:
        reason = f"the file cannot be read ({error.strerror})"
        raise InvalidTemplatePack(str(path), None, reason) from error


def _templates(name: str, data: bytes) -> Iterator[CopyTemplate]:
    try:
        document = tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidTemplatePack(name, None, f"the file is not TOML in UTF-8 ({error})") from error
    pack = _checked(_Pack, document, name, None)
    ids: set[str] = set()
    for number, raw in enumerate(pack.template, 1):
        entry = _checked(_Entry, raw, name, str(raw.get("id", f"number {number}")))
        if entry.id in ids:
            raise InvalidTemplatePack(name, entry.id, "this id stands twice in the pack")
        ids.add(entry.id)
        yield from _for_each_field(name, pack.pack, entry)


def _for_each_field(name: str, pack: str, entry: _Entry) -> Iterator[CopyTemplate]:
    for place in entry.fields:
        if place not in _PLACES:
            raise InvalidTemplatePack(
                name, entry.id, f"no field {place!r}{_nearest(place, _PLACES)}"
            )
        platform, field = place.split(".")
        try:
            yield CopyTemplate(
                id=f"{pack}/{entry.id}",
                platform=platform,
                field=field,
                tone=entry.tone,
                text=entry.text,
                needs_good=entry.quality == "good",
                min_rating=entry.min_rating,
                weight=entry.weight,
            )
        except InvalidValue as error:
            raise InvalidTemplatePack(name, entry.id, str(error)) from error


def _checked(model: type[Model], raw: Mapping[str, Any], name: str, template: str | None) -> Model:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        hint = (
            f"unknown key {key!r}{_nearest(key, list(model.model_fields))}"
            if first["type"] == "extra_forbidden"
            else f"{key}: {first['msg']}"
        )
        raise InvalidTemplatePack(name, template, hint) from error


def _nearest(word: str, known: Sequence[str]) -> str:
    found = get_close_matches(word, known, n=1)
    return f"; did you mean {found[0]!r}?" if found else ""
