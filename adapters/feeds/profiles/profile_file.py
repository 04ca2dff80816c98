"""Known exports, as TOML files beside this module."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from adapters.feeds.columns import key_of

_FOLDER = "known"
# A table of any columns comes last: the others are known by columns that it has, too.
_ORDER = ("shopify", "woocommerce", "meta_catalogue", "google_merchant", "table")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PairColumns(_Part):
    """Columns with names and values of attributes; ``{}`` stands for 1 to ``count``."""

    name: str
    value: str
    count: int


class LeaveOutRows(_Part):
    column: str
    values: list[str]


class GroupKey(_Part):
    """A column by which rows of a group name their product, and what stands before it there."""

    column: str
    before: str


class GroupColumns(_Part):
    columns: list[str]
    keys: list[GroupKey] = []


class Profile(_Part):
    """One known export.

    Attributes:
        headers: each a set of columns; the export has all of one set.
        starts: the first columns of its header.
        columns: field -> columns it is read from, the best first.
    """

    name: str
    headers: list[list[str]] = []
    starts: list[list[str]] = []
    list_sign: str | None = None
    escaped_breaks: bool = False
    columns: dict[str, list[str]]
    pairs: list[PairColumns] = []
    leave_out: list[LeaveOutRows] = []
    grouping: GroupColumns | None = None

    def is_of(self, keys: list[str]) -> bool:
        """Whether a header, as keys of its columns, is that of this export."""
        has_all = any({key_of(each) for each in header} <= set(keys) for header in self.headers)
        return has_all or any(
            keys[: len(start)] == [key_of(each) for each in start] for start in self.starts
        )


@cache
def known_profiles() -> tuple[Profile, ...]:
    """In the order in which they are tried; the last takes any table."""
    folder = files(__package__) / _FOLDER
    return tuple(
        Profile.model_validate(tomllib.loads((folder / f"{name}.toml").read_text("utf-8")))
        for name in _ORDER
    )
