"""A feed of products, from a table of cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from adapters.feeds.cells.price_cells import SignOfColumn
from adapters.feeds.cells.rating_cells import is_above_five
from adapters.feeds.columns import by_key, key_of
from adapters.feeds.fields import ATTRIBUTES, LABELS, PRICES
from adapters.feeds.mapping.mapping_file import FeedMapping
from adapters.feeds.mapping.plan_of_mapping import plan_of
from adapters.feeds.plan import Plan, Source
from adapters.feeds.products.build_product import ProductBuilder
from adapters.feeds.products.row_prices import PriceReading
from adapters.feeds.products.table_feed import TableFeed
from adapters.feeds.profiles.profile_file import known_profiles
from adapters.feeds.profiles.recognise import plan_for
from adapters.feeds.table import Table, TableRow
from adapters.prices.numbers import DecimalSign
from adapters.prices.price_text import decimal_sign
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedFault, Recognised
from domain.model.catalog.money import DEFAULT_CURRENCY
from domain.ports.product_feed import ProductFeed

_SAMPLE = 1_000  # rows in which ratings above 5 show
_OTHER_SCALE = (
    "the column {} holds ratings above 5: ratings are left out, because their scale is not known"
)


def feed_of(
    table: Table,
    *,
    mapping: FeedMapping | None = None,
    currency: str = DEFAULT_CURRENCY,
    source: str = "the feed",
) -> ProductFeed:
    """The products of a table, by a mapping or else by the profile that its header shows.

    Args:
        currency: the shop's, which decides whose dollar ``$`` is.
        source: its name, for errors.

    Raises:
        FeedUnreadable: nothing in the header names a title.
        MappingInvalid: the mapping names what the table does not have.
    """
    plan = find_plan(table.columns, mapping, currency, source)
    return feed_by_plan(
        table,
        plan,
        currency=currency,
        signs=_signs(table, plan),
        has_ratings=not _has_other_scale(table, plan.sources.get("rating")),
    )


def feed_by_plan(
    table: Table,
    plan: Plan,
    *,
    currency: str,
    signs: Mapping[str, SignOfColumn],
    has_ratings: bool,
) -> TableFeed:
    """The products of a table of which all is known that its columns as a whole show.

    Args:
        signs: field of a price -> gives the decimal sign of its column.
        has_ratings: whether the column of ratings holds stars.
    """
    return TableFeed(
        table,
        plan,
        PriceReading(plan.sources, currency, signs),
        ProductBuilder(plan, _attribute_names(), has_ratings),
        _recognised(table, plan, has_ratings=has_ratings),
    )


def find_plan(
    columns: Sequence[str], mapping: FeedMapping | None, currency: str, source: str
) -> Plan:
    """What is read from which column.

    Raises:
        FeedUnreadable, MappingInvalid: as ``feed_of``.
    """
    return _with_labels(_plan(columns, mapping, currency, source), columns)


def _plan(columns: Sequence[str], mapping: FeedMapping | None, currency: str, source: str) -> Plan:
    if mapping is not None:
        return plan_of(mapping, columns)
    plan = plan_for(columns, currency=currency)
    if plan is None:
        raise FeedUnreadable(
            source,
            f"none of its columns is known to be a title: {', '.join(columns):.500}",
            'name the columns in a mapping, such as title = "headline"',
        )
    return plan


def _with_labels(plan: Plan, columns: Sequence[str]) -> Plan:
    """With the labels and counts that sellers add to any export, by their known names."""
    *_, known = known_profiles()
    free = by_key([column for column in columns if column not in plan.used()])
    found = {
        field: Source(columns=(free[key],))
        for field in LABELS
        for name in known.columns[field]
        if (key := key_of(name)) in free
    }
    return replace(plan, sources={**found, **plan.sources})


def _has_other_scale(table: Table, source: Source | None) -> bool:
    if source is None:
        return False
    rows = islice(table.rows(), _SAMPLE)
    return any(isinstance(row, TableRow) and is_above_five(source.cell(row.cells)) for row in rows)


def _signs(table: Table, plan: Plan) -> dict[str, SignOfColumn]:
    return {
        field: _sign_of(table, plan.sources[field]) for field in PRICES if field in plan.sources
    }


def _sign_of(table: Table, source: Source) -> Callable[[], DecimalSign | None]:
    """Reads the column when it is first asked; None where it shows neither sign, or both."""

    @cache
    def sign() -> DecimalSign | None:
        return only_sign(signs_in(table.rows(), source))

    return sign


def signs_in(rows: Iterable[TableRow | FeedFault], source: Source) -> set[DecimalSign]:
    """The decimal signs that cells of a column show."""
    cells = (source.cell(row.cells) for row in rows if isinstance(row, TableRow))
    return {sign for cell in cells if isinstance(cell, str) and (sign := decimal_sign(cell))}


def only_sign(signs: set[DecimalSign]) -> DecimalSign | None:
    """The one that a column shows; None where it shows neither, or both."""
    return next(iter(signs)) if len(signs) == 1 else None


@cache
def _attribute_names() -> dict[str, str]:
    *_, table = known_profiles()
    return {key_of(name): field for field in ATTRIBUTES for name in table.columns.get(field, ())}


def _recognised(table: Table, plan: Plan, *, has_ratings: bool) -> Recognised:
    columns = {
        field: ", ".join(source.columns) or f"always {source.constant}"
        for field, source in plan.sources.items()
    }
    used = plan.used()
    notes = list(table.notes)
    if not has_ratings:
        notes.append(_OTHER_SCALE.format(columns["rating"]))
    if "description" not in columns and "short_description" not in columns:
        notes.append("No column holds descriptions.")
    if plan.grouping is not None:
        notes.append(f"Rows of one product, by {plan.grouping.column}, become one.")
    return Recognised(
        profile=plan.profile,
        form=table.form,
        encoding=table.encoding,
        columns=columns,
        ignored=tuple(each for each in table.columns if each not in used),
        notes=tuple(notes),
    )
