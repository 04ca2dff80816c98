"""Any cells give products, faults and skips, and nothing else."""

from dataclasses import asdict
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.feeds.feed_of import feed_of
from adapters.feeds.profiles.profile_file import known_profiles
from domain.model.catalog.feed import FeedFault, FeedProduct, FeedRow, FeedSkip
from tests.fakes.table import StatedTable

WORDS = st.sampled_from(["", "Mug", "1,234", "24.90 EUR", "from 5", "draft", "id:1", "4.5", "€"])
SCALARS = st.one_of(
    WORDS,
    st.text(max_size=12),
    st.just("a\ud800"),
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**60),
    st.floats(),
    st.decimals(),
    st.just(Decimal("1e999")),
    st.binary(max_size=3),
)
KEYS = st.sampled_from(["rate", "count", "amount", "currency", "name", "best"]) | st.text(
    max_size=3
)
CELLS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=3,
)
HEADERS = {
    profile.name: sorted(
        {names[0] for names in profile.columns.values()}
        | {each.column for each in profile.leave_out}
        | {each.name.format(1) for each in profile.pairs}
        | {each.value.format(1) for each in profile.pairs}
        | {name for header in profile.headers[:1] for name in header}
    )
    for profile in known_profiles()
}


def texts_of(row: FeedRow) -> list[str]:
    if isinstance(row, FeedSkip):
        return [row.reason]
    if isinstance(row, FeedFault):
        return [row.field, row.reason, row.value]
    product = row.product
    parts = (*asdict(product).values(), *asdict(product.attributes).values(), *product.highlights)
    return [part for part in parts if isinstance(part, str)]


@pytest.mark.parametrize("profile", HEADERS)
@given(data=st.data())
def test_any_cells_give_rows(profile: str, data: st.DataObject) -> None:
    header = HEADERS[profile]
    cells = st.fixed_dictionaries({}, optional=dict.fromkeys(header, CELLS))
    titled = cells.map(lambda row: {"title": "Mug", "Title": "Mug", "Name": "Mug", **row})
    rows = data.draw(st.lists(titled, max_size=3))
    feed = feed_of(StatedTable(rows, [*header, "title", "Title", "Name"]))
    for row in feed:
        assert isinstance(row, FeedProduct | FeedFault | FeedSkip)
        assert row.line >= 2
        for text in texts_of(row):
            text.encode()  # a lone surrogate stands in no file


def test_a_number_of_too_many_digits_is_a_fault() -> None:
    (row,) = feed_of(StatedTable([{"title": "Mug", "price": 10**5000}]))
    assert isinstance(row, FeedFault)
    assert row.value == "a number of many digits"
