"""JSON documents and JSON Lines."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.feeds.forms.bounded_reading import MOST_BYTES
from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedFault
from tests.fakes.opened_tables import cells_of, fault_of, read_or_refused, rows_of, table_of


@pytest.mark.parametrize(
    ("document", "form"),
    [
        ('[{"a": 1}]', "JSON"),
        ('{"products": [{"a": 1}]}', "JSON, the list under products"),
        ('{"b": {"c": [1]},\n"data": {"items": [{"a": 1}]}}', "JSON, the list under data.items"),
        ('{"tags": [{"b": 1}], "products": [{"a": 1}]}', "JSON, the list under products"),
        ('{"things": [{"a": 1}]}', "JSON, the list under things"),
        ('{"b": [{"c": 1}], "Item": [{"a": 1}]}', "JSON, the list under Item"),
        ('{"channel": {"item": [{"a": 1}]}}', "JSON, the list under channel.item"),
        ('\ufeff [{"a": 1}]', "JSON"),
    ],
)  # fmt: skip
def test_the_list_is_found(document: str, form: str) -> None:
    table = table_of(document)
    assert (table.form, table.columns) == (form, ("a",))
    assert list(table.rows()) == [TableRow(1, {"a": 1})]


def test_a_list_may_begin_with_what_is_no_object() -> None:
    fault, row = rows_of('{"a": [[{"b": 1}]], "products": [null, {"a": 1}]}')
    assert isinstance(fault, FeedFault)
    assert row == TableRow(2, {"a": 1})


def test_a_document_that_is_broken_is_refused_with_its_place_in_one_line() -> None:
    with pytest.raises(FeedUnreadable, match=r"not JSON after 2 items: .*NaN[^\n]*$"):
        rows_of('[{"a": 1}, {"a": 2}, {"a": NaN}]' + " " * (1 << 20), ".json")


def test_numbers_are_exact() -> None:
    assert cells_of('[{"a": 24.90, "b": [1.1], "c": null, "d": true}]') == [
        [Decimal("24.90"), [Decimal("1.1")], None, True]
    ]
    ((cell,),) = cells_of('{"a": 24.90}\n')
    assert str(cell) == "24.90"


def test_columns_are_those_of_the_first_items() -> None:
    items: list[dict[str, Any]] = [{f"c{number}": 1} for number in range(150)]
    assert table_of(json.dumps(items)).columns == tuple(f"c{number}" for number in range(100))


@pytest.mark.parametrize("ending", ["", ".json", ".jsonl"])
def test_json_lines_are_recognised(ending: str) -> None:
    rows = rows_of('{"a": 1}\r\n\r\n{"a": "\u2028"}\r\n', ending)
    assert rows == [TableRow(1, {"a": 1}), TableRow(3, {"a": "\u2028"})]


@pytest.mark.parametrize(
    "line",
    ["{", "[1]", "7", '{"a": ' + "9" * 5_000 + "}", "[" * 100_000, '{"a": 1} {"a": 2}'],
)
def test_a_bad_line_is_a_fault_and_the_others_go_on(line: str) -> None:
    text = '{"a": 1}\n' + line + '\n{"a": 3}\n'
    assert fault_of(text, ".jsonl").line == 2
    assert [row.line for row in rows_of(text, ".jsonl")] == [1, 2, 3]


def test_an_item_that_is_no_object_is_a_fault() -> None:
    first, fault, last = rows_of('[{"a": 1}, [2], {"a": 3}]')
    assert isinstance(fault, FeedFault)
    assert (first.line, fault.line, last.line, fault.value) == (1, 2, 3, "[2]")


@pytest.mark.parametrize(
    "document",
    [
        "{}",
        "[]",
        "[1, 2]",
        "[[1]]",
        '{"a": {"b": 1}}',
        '{"products": [',
        "[" * 100_000,
        '{"a":' * 100_000,
        "{{",
    ],
)
def test_what_has_no_products_is_refused(document: str) -> None:
    with pytest.raises(FeedUnreadable):
        rows_of(document, ".json")


def test_a_document_that_breaks_off_gives_what_came_before() -> None:
    rows = table_of("[" + '{"a": 1},' * 150 + '{"a"').rows()
    assert [next(rows).line for _ in range(150)] == list(range(1, 151))
    with pytest.raises(FeedUnreadable, match="not JSON"):
        next(rows)


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
def test_an_item_that_is_too_deep_is_a_fault(ending: str) -> None:
    deep = '{"a": ' + "[" * 101 + "]" * 101 + "}"
    text = deep if ending == ".jsonl" else f'[{{"a": 1}}, {deep}, {{"a": 3}}]'
    assert (
        "at most 100"
        in fault_of('{"a": 1}\n' + text if ending == ".jsonl" else text, ending).reason
    )


def test_an_item_of_brackets_without_end_is_refused() -> None:
    with pytest.raises(FeedUnreadable, match="after 1 items comes one of too many brackets"):
        rows_of('[{"a": 1}, {"a": ' + "[" * 1_000_000)


def test_an_item_that_is_too_large_is_refused() -> None:
    parts = ",".join(['"' + "x" * 65_000 + '"'] * (2 * MOST_BYTES // 65_000))
    with pytest.raises(FeedUnreadable, match="after 1 items comes one of more than 32 MiB"):
        rows_of('[{"a": 1}, {"a": [' + parts + "]}]")


def test_a_document_in_another_encoding_is_read_and_told() -> None:
    table = table_of('[{"a": "Größe"}]'.encode("utf-16"))
    assert table.encoding == "UTF-16"
    assert list(table.rows()) == [TableRow(1, {"a": "Größe"})]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("ab"), inner),
    max_leaves=8,
)
ITEMS = st.lists(st.dictionaries(st.text("abc", min_size=1), JSON, min_size=1), min_size=1)


@given(ITEMS, st.sampled_from([".json", ".jsonl"]))
def test_any_items_come_back(items: list[dict[str, Any]], ending: str) -> None:
    text = "\n".join(map(json.dumps, items)) if ending == ".jsonl" else json.dumps({"items": items})
    rows = rows_of(text, ending)
    assert [row.cells for row in rows if isinstance(row, TableRow)] == items


VALID = b'{"data": [{"a": 1.5, "b": [{"c": null}]}, {"a": "\\u00e9"}]}'
LINES = b'{"a": 1.5, "b": [{"c": null}]}\n{"a": "\\u00e9"}\n'


@given(st.sampled_from([b"[", b"{", b'{"a":', b"[{"]), st.binary(max_size=100))
def test_any_bytes_are_read_or_refused(start: bytes, data: bytes) -> None:
    read_or_refused(start + data)
    read_or_refused(start + data, ".jsonl")


@given(
    st.sampled_from([VALID, LINES]), st.integers(0, 70), st.binary(max_size=4), st.integers(0, 4)
)
def test_a_changed_file_is_read_or_refused(
    valid: bytes, place: int, new: bytes, removed: int
) -> None:
    read_or_refused(valid[:place] + new + valid[place + removed :])
