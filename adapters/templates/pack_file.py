"""One template pack as a TOML file: its limits, keys and values."""

import stat
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, Field, StringConstraints, ValidationError

from adapters.findings import first_finding
from domain.errors.creative import InvalidTemplatePack
from domain.model.creative.brief.tone import Tone
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.templating.copy_template import ROLES

MAX_BYTES = 1_048_576
MAX_TEMPLATES = 2_000
MAX_TEXT_LENGTH = 5_000
_MAX_ID_LENGTH = 100
Model = TypeVar("Model", bound=BaseModel)


class PackTemplate(BaseModel):
    """A template in a file."""

    id: str = Field(max_length=_MAX_ID_LENGTH, pattern=r"^[a-z0-9][a-z0-9._-]*$")
    fields: list[str] = []
    role: Literal[ROLES] = "text"  # type: ignore[valid-type]
    tones: list[Tone] = []
    kinds: list[Literal[*Kind, "goods"]] = []  # type: ignore[valid-type]
    text: Annotated[str, StringConstraints(strip_whitespace=True)] = Field(
        min_length=1, max_length=MAX_TEXT_LENGTH
    )
    quality: Literal["any", "good"] = "any"
    weight: float = Field(1.0, gt=0, le=1_000, strict=True)


class Pack(BaseModel):
    """A file; its templates are validated one by one, so that an error names the template.

    Attributes:
        language: ISO 639-1, or ``any`` for templates without words of their own.
        replaces: ids of templates of earlier packs that this one takes the place of; ``*`` stands
            for any part of one, as in ``english-posts/x.*``.
        snippets: parts of templates by name; ``<name>`` in a text stands for one.
    """

    pack: str = Field(max_length=50, pattern=r"^[a-z0-9][a-z0-9-]*$")
    language: str = Field("en", pattern=r"^([a-z]{2}|any)$")
    replaces: list[str] = []
    snippets: dict[str, str] = {}
    template: list[dict[str, Any]] = Field(min_length=1, max_length=MAX_TEMPLATES)


def read_bytes(path: Path) -> bytes:
    """The content of a user's pack; refused where it is too large or no file.

    Raises:
        InvalidTemplatePack: it cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InvalidTemplatePack(str(path), None, "it is no file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InvalidTemplatePack(str(path), None, f"it cannot be read ({reason})") from error
    if len(data) > MAX_BYTES:
        raise InvalidTemplatePack(str(path), None, f"the file is larger than {MAX_BYTES} bytes")
    return data


def parse(name: str, data: bytes) -> tuple[Pack, list[PackTemplate]]:
    """The pack and its templates, each with an id of its own and with its snippets filled in.

    Args:
        name: of the file, for errors.
        data: its content.

    Raises:
        InvalidTemplatePack: it is not TOML in UTF-8, or a key or a value is invalid.
    """
    try:
        text = data.decode("utf-8-sig")  # Windows editors write a byte order mark
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidTemplatePack(name, None, f"the file is not TOML in UTF-8 ({error})") from error
    pack = _checked(Pack, document, name, None)
    entries: dict[str, PackTemplate] = {}
    for number, raw in enumerate(pack.template, 1):
        entry = _checked(PackTemplate, raw, name, _designation(raw, number))
        if entry.id in entries:
            raise InvalidTemplatePack(name, entry.id, "this id stands twice in the pack")
        for snippet, text in pack.snippets.items():
            entry.text = entry.text.replace(f"<{snippet}>", text)
        entries[entry.id] = entry
    return pack, list(entries.values())


def nearest(word: str, known: Sequence[str]) -> str:
    """The end of a message about a name that does not exist."""
    found = get_close_matches(word, known, n=1)
    return f"; did you mean {found[0]!r}?" if found else ""


def _designation(raw: Mapping[str, Any], number: int) -> str:
    name = raw.get("id")
    is_usable = isinstance(name, str) and 0 < len(name) <= _MAX_ID_LENGTH
    return str(name) if is_usable else f"number {number}"


def _checked(model: type[Model], raw: Mapping[str, Any], name: str, template: str | None) -> Model:
    known = list(model.model_fields)
    for key in raw:
        if key not in known:
            problem = f"unknown key {key!r:.80}{nearest(key, known)}"
            raise InvalidTemplatePack(name, template, problem)
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise InvalidTemplatePack(name, template, first_finding(error)) from error
