"""The plan that a mapping makes for one table."""

import re
from collections.abc import Callable, Sequence

from adapters.feeds.columns import by_key, key_of
from adapters.feeds.mapping.mapping_file import FeedMapping, FieldMapping, one_of
from adapters.feeds.plan import Plan, Source
from domain.errors.catalog import MappingInvalid

_CASES: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "title": str.title,
    "sentence": lambda text: text[:1].upper() + text[1:].lower(),
}


def plan_of(mapping: FeedMapping, columns: Sequence[str]) -> Plan:
    """What the mapping names, found among the columns.

    Raises:
        MappingInvalid: it names a column that the table does not have, or no title.
    """
    if "title" not in mapping.fields:
        raise MappingInvalid(mapping.path, "title", "given: a product needs one")
    return Plan(
        profile="mapping",
        sources={
            field: _source(mapping.path, field, each, columns)
            for field, each in mapping.fields.items()
        },
    )


def _source(path: str, field: str, mapping: FieldMapping, columns: Sequence[str]) -> Source:
    named = [] if mapping.column is None else [("column", mapping.column)]
    named += [("fallback", each) for each in mapping.fallback]
    return Source(
        columns=tuple(_found(path, f"{field}.{key}", name, columns) for key, name in named),
        constant=None if mapping.constant is None else str(mapping.constant),
        values={key: str(value) for key, value in mapping.values.items()},
        case=_CASES[mapping.case] if mapping.case else None,
        pattern=re.compile(mapping.regex) if mapping.regex else None,
        decimal=mapping.decimal,
    )


def _found(path: str, place: str, name: str, columns: Sequence[str]) -> str:
    if name in columns:
        return name
    if column := by_key(columns).get(key_of(name)):
        return column
    raise MappingInvalid(path, place, f"a column of the feed: {one_of(name, columns)}")
