"""XLSX as spreadsheets write it, and as nobody should."""

import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedFault
from tests.fakes.opened_tables import read_or_refused, rows_of, table_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(*sheets: str, hidden: int | None = None, other: bytes = b"") -> bytes:
    """Of sheets called S1, S2 and so on."""
    numbers = range(1, len(sheets) + 1)
    state = {hidden: ' state="hidden"'}
    named = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"{state.get(n, "")}/>' for n in numbers
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}'
        f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>',
    }
    for n, rows in zip(numbers, sheets, strict=True):
        sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        parts[f"xl/worksheets/sheet{n}.xml"] = sheet
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
        if other:
            archive.writestr(zipfile.ZipInfo("xl/media/image1.png"), other, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def row(line: int, **cells: object) -> str:
    """Text, truth values, and numbers as they stand in the file."""
    return f'<row r="{line}">{"".join(_cell(f"{at}{line}", cells[at]) for at in cells)}</row>'


def _cell(place: str, value: object) -> str:
    match value:
        case bool():
            return f'<c r="{place}" t="b"><v>{value:d}</v></c>'
        case int() | Decimal():
            return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


HEADER = row(1, A="title", B=" price ", C="d")


def test_cells_have_their_kind() -> None:
    day = '<row r="3"><c r="C3" s="1"><v>45000</v></c></row>'
    book = workbook(HEADER + row(2, A="x", B=Decimal("24.899999999999999"), C=True) + day)
    table = table_of(book)
    assert (table.form, table.columns) == ("XLSX, sheet S1", ("title", "price", "d"))
    assert list(table.rows()) == [
        TableRow(2, {"title": "x", "price": Decimal("24.9"), "d": True}),
        TableRow(3, {"title": "", "price": "", "d": "2023-03-15"}),
    ]
    assert list(table.rows()) == list(table.rows())


def test_whole_numbers_stay_whole() -> None:
    book = workbook(row(1, A="gtin") + row(2, A=4006381333931))
    assert [str(each.cells["gtin"]) for each in rows_of(book) if isinstance(each, TableRow)] == [
        "4006381333931"
    ]


def test_the_first_sheet_with_rows_that_is_seen_is_read() -> None:
    book = workbook(row(1, A="notes"), "", HEADER + row(2, A="x"), hidden=1)
    assert table_of(book).form == "XLSX, sheet S3"


def test_rows_without_content_and_comments_are_passed_over() -> None:
    rows = row(2, A="# how to") + row(4, A="title", B="b") + row(6, A="#1", B="y")
    assert rows_of(workbook(rows)) == [TableRow(6, {"title": "#1", "b": "y"})]


def test_a_name_that_stands_twice_is_refused_with_its_line() -> None:
    with pytest.raises(FeedUnreadable, match="at line 2, names 'Price' twice"):
        table_of(workbook(row(2, A="price", B="Price")))


def test_a_row_beyond_the_header_is_a_fault_with_its_line() -> None:
    fault, good = rows_of(workbook(HEADER + row(2, A="x", E="y") + row(3, A="z")))
    assert isinstance(fault, FeedFault)
    assert (fault.line, good.line) == (2, 3)
    assert "beyond the 3 of the header" in fault.reason


@pytest.mark.parametrize(
    ("book", "reason"),
    [
        (workbook(""), "sheets are empty"),
        (workbook(HEADER, hidden=1), "sheets are empty"),
        (workbook(row(1, A=1) + row(1048576, XFD=1)), "1,048,576 rows and 16,384 columns"),
        (
            workbook(HEADER + f'<row r="1048576">{"<c/>" * 500}</row>'),
            "1,048,576 rows and 503 columns",
        ),
        (workbook("<row"), "broken spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old form"),
    ],
)
def test_other_spreadsheets_are_refused(book: bytes, reason: str) -> None:
    with pytest.raises(FeedUnreadable, match=reason):
        table_of(book)


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.feeds.forms.spreadsheet._MOST_BYTES", 1 << 20)
    with pytest.raises(FeedUnreadable, match="more than 1 MiB"):
        table_of(workbook(row(1, A=1), other=bytes(1 << 20)))


VALID = workbook(HEADER + row(2, A="x", B=1, C=True))
SHEET = HEADER + row(2, A="x", B=1, C=True)


@given(st.integers(0, len(VALID)), st.binary(max_size=4), st.integers(0, 4))
def test_a_changed_file_is_read_or_refused(place: int, new: bytes, removed: int) -> None:
    read_or_refused(VALID[:place] + new + VALID[place + removed :])


@given(st.integers(0, len(SHEET)), st.text("<>/&\"'= cr1AZ9", max_size=4), st.integers(0, 4))
def test_a_changed_sheet_is_read_or_refused(place: int, new: str, removed: int) -> None:
    read_or_refused(workbook(SHEET[:place] + new + SHEET[place + removed :]))
