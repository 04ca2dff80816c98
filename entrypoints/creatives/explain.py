"""What was recognised of a feed, and its first rows, before anything is written."""

from dataclasses import asdict
from itertools import islice

from domain.model.catalog.feed import FeedFault, FeedProduct, FeedRow
from domain.ports.product_feed import ProductFeed

_ROWS = 5


def explain(feed: ProductFeed) -> dict[str, object]:
    """For a person to check; a product shows what is known of it."""
    recognised = asdict(feed.recognised)
    return {**recognised, "rows": [_shown(row) for row in islice(feed, _ROWS)]}


def _shown(row: FeedRow) -> dict[str, object]:
    match row:
        case FeedProduct():
            found = asdict(row)
            product = _known(found.pop("product"))
            return {**{name: value for name, value in found.items() if value}, **product}
        case FeedFault():
            return {"line": row.line, "rejected": f"{row.field} {row.reason}", "value": row.value}
        case _:
            return {"line": row.line, "skipped": row.reason}


def _known(fields: dict[str, object]) -> dict[str, object]:
    """Without what is unknown; as text where JSON has no such kind."""
    known = {name: value for name, value in fields.items() if value not in (None, "", ())}
    nested = {name: _known(value) for name, value in known.items() if isinstance(value, dict)}
    plain = {
        name: value if isinstance(value, str | int | float | tuple) else str(value)
        for name, value in known.items()
        if name not in nested
    }
    return {**plain, **{name: value for name, value in nested.items() if value}}
