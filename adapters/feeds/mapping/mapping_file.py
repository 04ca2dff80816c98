"""A mapping as a TOML file: its keys and values."""

import re
import stat
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from adapters.feeds.fields import FIELDS, PRICES
from adapters.findings import first_finding
from domain.errors.catalog import MappingInvalid

MAX_BYTES = 1_048_576
_Text = Annotated[str, Field(min_length=1, max_length=1_000)]
_Value = str | int | float


class FieldMapping(BaseModel):
    """Where one field is read from, and what is done to its cells.

    Attributes:
        column: its name in the header.
        fallback: columns for rows in which ``column`` is blank, in order.
        constant: for rows in which all of them are blank, or where there is no column.
        regex: the part of the cell that counts: the first group, or all that matches.
        values: cell -> value; cells that are not listed stay as they are.
        case: what is done to letters.
        decimal: of a price: the sign before the fraction.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    column: _Text | None = None
    fallback: list[_Text] = Field([], max_length=20)
    constant: _Value | None = None
    regex: str | None = Field(None, min_length=1, max_length=500)
    values: dict[str, _Value] = {}
    case: Literal["lower", "upper", "title", "sentence"] | None = None
    decimal: Literal[".", ","] | None = None


@dataclass(frozen=True, slots=True)
class FeedMapping:
    """Which column is what.

    Attributes:
        path: of the file, for errors.
    """

    path: str
    fields: Mapping[str, FieldMapping]


def read_mapping(path: PurePath) -> FeedMapping:
    """The mapping in a file.

    Raises:
        MappingInvalid: it cannot be read, or a key or a value is at fault.
    """
    name = str(path)
    document = _document(name, _bytes(Path(path)))
    if not document:
        raise MappingInvalid(name, "the file", 'fields with columns, such as title = "headline"')
    return FeedMapping(name, {field: _field(name, field, raw) for field, raw in document.items()})


def _bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise MappingInvalid(str(path), "the file", "a file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise MappingInvalid(str(path), "the file", f"readable ({reason})") from error
    if len(data) > MAX_BYTES:
        raise MappingInvalid(str(path), "the file", f"at most {MAX_BYTES:,} bytes long")
    return data


def _document(name: str, data: bytes) -> dict[str, Any]:
    try:
        # Windows editors write a byte order mark.
        return tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise MappingInvalid(name, "the file", f"TOML in UTF-8 ({error})") from error


def _field(path: str, field: str, raw: object) -> FieldMapping:
    if field not in FIELDS:
        raise MappingInvalid(path, f"{field:.80}", one_of(field, FIELDS))
    if isinstance(raw, str):
        raw = {"column": raw}
    if not isinstance(raw, dict):
        raise MappingInvalid(path, field, "the name of a column, or a table of settings")
    for key in raw:
        if key not in FieldMapping.model_fields:
            place = f"{field}.{key:.80}"
            raise MappingInvalid(path, place, one_of(key, tuple(FieldMapping.model_fields)))
    try:
        found = FieldMapping.model_validate(raw)
    except ValidationError as error:
        raise MappingInvalid(path, field, f"valid ({first_finding(error)})") from error
    _check(path, field, found)
    return found


def _check(path: str, field: str, mapping: FieldMapping) -> None:
    if mapping.column is None and mapping.constant is None:
        raise MappingInvalid(path, field, "given a column or a constant")
    if mapping.column is None and mapping.fallback:
        raise MappingInvalid(path, f"{field}.fallback", "beside a column")
    if mapping.decimal is not None and field not in PRICES:
        raise MappingInvalid(path, f"{field}.decimal", f"only at {', '.join(PRICES)}")
    if mapping.regex is not None:
        try:
            re.compile(mapping.regex)
        except (re.error, OverflowError, RecursionError) as error:
            requirement = f"a regular expression ({error})"
            raise MappingInvalid(path, f"{field}.regex", requirement) from error


def one_of(name: str, known: Sequence[str]) -> str:
    """What a name that does not exist must be."""
    near = get_close_matches(name, known, n=1)
    hint = f"{near[0]!r}, or another " if near else ""
    return f"{hint}one of {', '.join(known)}"
