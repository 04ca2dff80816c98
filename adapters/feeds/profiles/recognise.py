"""The plan for a table whose header is known."""

import re
from collections.abc import Sequence

from adapters.feeds.columns import by_key, key_of
from adapters.feeds.fields import PRICES
from adapters.feeds.plan import Grouping, LeaveOut, Plan, Source
from adapters.feeds.profiles.profile_file import Profile, known_profiles
from adapters.prices.currency_signs import currency_of_sign
from domain.model.catalog.money import CURRENCIES

_SIGN = re.compile(r"[^\w\s()\[\]./:-]+$")


def plan_for(columns: Sequence[str], *, currency: str) -> Plan | None:
    """By the first export that has these columns; None where nothing names a title.

    Args:
        currency: the shop's, preferred where a table has a column of prices for each currency.
    """
    *exports, table = known_profiles()
    keys = [key_of(each) for each in columns]
    profile = next((each for each in exports if each.is_of(keys)), table)
    plan = _plan(profile, columns)
    if profile is table:
        plan = _with_prices_of_a_currency(plan, table, columns, currency)
    return plan if "title" in plan.sources else None


def _plan(profile: Profile, columns: Sequence[str]) -> Plan:
    known = by_key(columns)
    sources: dict[str, Source] = {}
    for field, names in profile.columns.items():
        found = [known[key] for name in names if (key := key_of(name)) in known]
        if found:
            sources[field] = Source(columns=tuple(dict.fromkeys(found)))
    return Plan(
        profile=profile.name,
        sources=sources,
        pairs=_pairs(profile, known),
        leave_out=tuple(
            LeaveOut(known[key], frozenset(each.values))
            for each in profile.leave_out
            if (key := key_of(each.column)) in known
        ),
        grouping=_grouping(profile, known),
        list_sign=profile.list_sign,
        escaped_breaks=profile.escaped_breaks,
    )


def _pairs(profile: Profile, known: dict[str, str]) -> tuple[tuple[str, str], ...]:
    keys = [
        (key_of(each.name.format(number)), key_of(each.value.format(number)))
        for each in profile.pairs
        for number in range(1, each.count + 1)
    ]
    return tuple((known[name], known[value]) for name, value in keys if {name, value} <= set(known))


def _grouping(profile: Profile, known: dict[str, str]) -> Grouping | None:
    if profile.grouping is None:
        return None
    column = next(
        (known[key] for each in profile.grouping.columns if (key := key_of(each)) in known), None
    )
    if column is None:
        return None
    keys = [
        (known[key], each.before)
        for each in profile.grouping.keys
        if (key := key_of(each.column)) in known
    ]
    return Grouping(column, tuple(keys))


def _with_prices_of_a_currency(
    plan: Plan, table: Profile, columns: Sequence[str], currency: str
) -> Plan:
    """``price_eur``, ``Preis (€)``: the column's name states the currency of its cells."""
    sources = dict(plan.sources)
    for field in PRICES:
        if field in sources:
            sources[field] = _with_sign(sources[field], currency)
            continue
        aliases = {key_of(name) for name in table.columns[field]}
        stated = {
            code: column
            for column in reversed(columns)
            if (code := _code_in(column, aliases)) is not None
        }
        if stated:
            code = currency if currency in stated else list(stated)[-1]
            sources[field] = Source(columns=(stated[code],), currency=code)
    return Plan(profile=plan.profile, sources=sources)


def _with_sign(source: Source, default: str) -> Source:
    column = source.columns[0]
    sign = _SIGN.search(column.strip().rstrip(")] "))
    currency = currency_of_sign(sign[0], default) if sign else None
    return source if currency is None else Source(columns=(column,), currency=currency)


def _code_in(column: str, aliases: set[str]) -> str | None:
    """``price_eur``, ``Preis in EUR``."""
    key, code = key_of(column)[:-3], key_of(column)[-3:].upper()
    is_price = key in aliases or key.removesuffix("in") in aliases
    return code if is_price and code in CURRENCIES else None
