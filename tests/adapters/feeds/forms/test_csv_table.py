"""CSV as RFC 4180 has it, and as people have it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.feeds.forms.text_lines import MOST_CHARACTERS
from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedFault
from tests.fakes.opened_tables import cells_of, read_or_refused, rows_of, table_of

END_NO_LINE = ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e"]


@pytest.mark.parametrize("sign", END_NO_LINE)
def test_other_breaks_end_no_record(sign: str) -> None:
    assert cells_of(f"a,b\n1{sign}2,3\n4,5\n") == [[f"1{sign}2", "3"], ["4", "5"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_inside_quotes_stay_as_they_are(end: str) -> None:
    text = f'a,b{end}1,"x\r\ny\rz\n"{end}{end}2,3'
    rows = rows_of(text)
    assert [row.cells for row in rows if isinstance(row, TableRow)] == [
        {"a": "1", "b": "x\r\ny\rz\n"},
        {"a": "2", "b": "3"},
    ]
    assert [row.line for row in rows] == [2, 7]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1,5;2,5\n", ";"),
        ("a\tb, c\n1\t2\n", "tab"),
        ("a|b\n1|2\n", "|"),
        ('a,"b;c;d"\n1,2;3;4\n', "comma"),
        ("title,description\nx,y,z\n", "comma"),
        ("sep=:\na:b\n1:2\n", ":"),
        ("# Required; Optional; Optional; \na,b\n1,2\n", "comma"),
        ("title\nx\n", "comma"),
    ],
)
def test_the_delimiter_is_recognised_and_told(text: str, delimiter: str) -> None:
    assert table_of(text).form == f"CSV, delimiter {delimiter}"


def test_a_stated_delimiter_is_no_header() -> None:
    table = table_of("\ufeffsep=;\r\na;b\r\n1;2\r\n")
    assert table.columns == ("a", "b")
    assert [row.line for row in table.rows()] == [3]


def test_comments_stand_above_the_header_only() -> None:
    text = '# one\n"# two, of\ntwo lines",x\n id , name\n#1,2\n'
    table = table_of(text)
    assert table.columns == ("id", "name")
    assert list(table.rows()) == [TableRow(5, {"id": "#1", "name": "2"})]


@pytest.mark.parametrize("name", ["#", "#id", "# id"])
def test_a_column_called_by_a_sign_is_no_comment(name: str) -> None:
    assert table_of(f"{name},a\n1,2\n").columns == (name, "a")


def test_columns_without_a_name_are_called_by_their_place() -> None:
    assert table_of(",a,\n1,2,3\n").columns == ("column 1", "a", "column 3")


def test_a_name_that_stands_twice_is_refused_with_its_line() -> None:
    with pytest.raises(FeedUnreadable, match=r"at line 2, names 'price' twice, in columns 1 and 3"):
        table_of("# x\nPrice,b, price\n1,2,3\n")


def test_a_row_with_more_cells_than_the_header_is_a_fault_with_its_line() -> None:
    first, fault, last = rows_of('a,b\n1,"2\n"\n1,2,3\n4,5\n')
    assert (first.line, last.line) == (2, 5)
    assert isinstance(fault, FeedFault)
    assert (fault.line, fault.value) == (4, "1 | 2 | 3")
    assert "3 cells, but the header has 2" in fault.reason


def test_missing_cells_and_empty_further_ones_lose_nothing() -> None:
    assert cells_of("a,b\n1\n2,3,,\n") == [["1", ""], ["2", "3"]]


def test_text_after_a_closing_quote_is_a_fault_and_rows_go_on() -> None:
    _, fault, _, last = rows_of('a,b\n1,2\n"24" wide",3\n4,5\n6,"7 ""up"""\n')
    assert isinstance(fault, FeedFault)
    assert fault.line == 3
    assert last == TableRow(5, {"a": "6", "b": '7 "up"'})


@pytest.mark.parametrize(
    ("rows", "good"),
    [
        ('1,"2\n3,4\n5,"6"\n7,8\n', [(3, "4"), (4, "6"), (5, "8")]),
        ('1,"2\n3,4\n5,6\n', [(3, "4"), (4, "6")]),
        ('1,"2\n3,4\n5,"6\n7,8\n', [(3, "4"), (5, "8")]),
        ('1,2\n3,"4\n', [(2, "2")]),
    ],
)
def test_a_quote_that_is_not_closed_costs_its_row_alone(
    rows: str, good: list[tuple[int, str]]
) -> None:
    found = rows_of(f"a,b\n{rows}")
    assert [(each.line, each.cells["b"]) for each in found if isinstance(each, TableRow)] == good
    faults = [each for each in found if isinstance(each, FeedFault)]
    assert {each.line for each in faults} | {line for line, _ in good} == set(
        range(2, 2 + rows.count("\n"))
    )
    assert all("quote that is n" in each.reason for each in faults)


def test_parts_of_a_row_with_a_broken_quote_are_no_rows() -> None:
    text = 'a,b,c\n1,"<p class="x">\nsome text,\n</p>",2\n3,4\n5,6,7\n8,9\n'
    assert [(type(row), row.line) for row in rows_of(text)] == [
        (FeedFault, 2),
        (FeedFault, 3),
        (FeedFault, 4),
        (FeedFault, 5),  # it may be one more part
        (TableRow, 6),
        (TableRow, 7),
    ]


def test_an_open_quote_in_the_header_is_refused() -> None:
    with pytest.raises(FeedUnreadable, match="the header, at line 1, has a quote that is not"):
        table_of('a,"b\n1,2\n')


def test_a_quote_that_hides_very_much_costs_its_row_alone() -> None:
    rows = "2,3\n" * (MOST_CHARACTERS // 4 // 16)
    fault, *others = rows_of(f'a,b\n1,"open\n{rows}')
    assert isinstance(fault, FeedFault)
    assert (len(others), others[-1].line) == (len(rows) // 4, 2 + len(rows) // 4)


def test_quotes_that_hide_more_and_more_end_in_a_refusal() -> None:
    # Each line opens a quote that the next one closes and opens again, up to the longest cell.
    rows = ('x",' + "y" * 997 + ',"z\n') * 20_000
    with pytest.raises(FeedUnreadable, match="too many quotes are never closed"):
        rows_of(f'a,b\n1,"open\n{rows}')


def test_a_cell_that_is_too_large_is_a_fault_and_rows_go_on() -> None:
    first, last = rows_of("a,b\n" + "x" * (1 << 21) + ",2\n3,4\n")
    assert isinstance(first, FeedFault)
    assert (first.line, last.line) == (2, 3)


def test_a_row_that_is_too_large_is_refused_with_its_line() -> None:
    large = ",".join(["x" * (1 << 19)] * 40)
    assert len(large) > MOST_CHARACTERS
    with pytest.raises(FeedUnreadable, match="the row at line 3 "):
        rows_of(f"a,b\n1,2\n{large}\n")


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(FeedUnreadable, match="it is empty"):
        table_of(data)


def test_rows_are_read_again_from_the_beginning() -> None:
    table = table_of("a,b\n1,2\n3,4\n")
    assert list(table.rows()) == list(table.rows())


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))


@given(st.lists(st.tuples(CELLS, CELLS)), st.sampled_from(["\r\n", "\n", "\r"]))
def test_any_cells_come_back(rows: list[tuple[str, str]], end: str) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("first", "second"), *rows])
    assert cells_of(file.getvalue()) == [list(row) for row in rows]


VALID = b'id,title;x\r\n1,"two\nlines ""q""";\r\n\r\n2,\xc3\xa9,3\r'


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)


@given(st.integers(0, len(VALID)), st.binary(max_size=4), st.integers(0, 4))
def test_a_changed_file_is_read_or_refused(place: int, new: bytes, removed: int) -> None:
    read_or_refused(VALID[:place] + new + VALID[place + removed :], ".csv")
