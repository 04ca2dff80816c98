"""Settings that are lists: as YAML, and in one variable with commas or as JSON."""

import json
import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

ANY_ORIGIN = "*"
_KEY = re.compile(r"[!-+\--~]{1,256}")  # what fits into a header and between two commas
_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://[^\sA-Z/?#@*,]+")


def _items(value: object) -> object:
    """Text split at commas, or read as JSON when it is a JSON list; never quoted in an error."""
    if not isinstance(value, str):
        return value
    if not value.lstrip().startswith("["):
        return [item.strip() for item in value.split(",") if item.strip()]
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        raise ValueError("must be separated by commas, or a JSON list") from None


def _check_key(key: SecretStr) -> SecretStr:
    if not _KEY.fullmatch(key.get_secret_value()):
        raise ValueError("must be 1 to 256 printable ASCII characters without spaces and commas")
    return key


def _check_origins(origins: list[str]) -> list[str]:
    for origin in origins:
        if not _ORIGIN.fullmatch(origin) and origins != [ANY_ORIGIN]:
            raise ValueError(
                f"{origin!r} must be like https://shop.example.com, in small letters and without a "
                f"path; {ANY_ORIGIN!r}, alone, is every origin"
            )
    return origins


_ApiKeyList = Annotated[
    list[Annotated[SecretStr, AfterValidator(_check_key)]],
    Field(min_length=1),
    BeforeValidator(_items),
]
_OriginList = Annotated[
    list[str], Field(min_length=1), AfterValidator(_check_origins), BeforeValidator(_items)
]
ApiKeys = _ApiKeyList | None
Origins = _OriginList | None
_PathList = Annotated[list[Path], Field(min_length=1), BeforeValidator(_items)]
TemplatePacks = _PathList | None
_ArgumentList = Annotated[list[str], Field(min_length=1), BeforeValidator(_items)]
Arguments = _ArgumentList | None
