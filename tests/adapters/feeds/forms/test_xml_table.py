"""XML of shops, and XML that would fetch or fill."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.feeds.forms.bounded_reading import MOST_BYTES
from adapters.feeds.open_table import open_table
from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable
from tests.fakes.opened_tables import read_or_refused, rows_of, table_of
from tests.fakes.small_feeds import FILES

G = 'xmlns:g="http://base.google.com/ns/1.0"'


def item(content: str) -> str:
    return f"<rss {G}><channel><title>Shop</title><item>{content}</item></channel></rss>"


def cells(document: str) -> dict[str, object]:
    (row,) = rows_of(document)
    assert isinstance(row, TableRow)
    return dict(row.cells)


def test_merchant_rss() -> None:
    table = open_table(str(FILES / "merchant.xml"))
    (row,) = table.rows()
    assert isinstance(row, TableRow)
    assert table.form == "XML, elements item"
    assert (row.line, row.cells["id"], row.cells["price"]) == (1, "A1", "24.90 EUR")
    assert set(table.columns) == set(row.cells)


def test_atom() -> None:
    document = (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {G}><title>Shop</title><entry>'
        '<title>Mug</title><link rel="alternate" href="https://a.example/m"/>'
        '<link rel="self" href="https://a.example/s"/>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Holds <b>tea</b>.</div>'
        "</content><g:price>9 EUR</g:price></entry></feed>"
    )
    assert cells(document) == {
        "title": "Mug",
        "link": "https://a.example/m",
        "link self": "https://a.example/s",
        "content": "<div>Holds <b>tea</b>.</div>",
        "price": "9 EUR",
    }


def test_repeated_elements_are_a_list_and_nested_ones_an_object() -> None:
    content = (
        "<g:product_highlight>A</g:product_highlight><g:product_highlight>B</g:product_highlight>"
        "<g:shipping><g:country>DE</g:country><g:price>4 EUR</g:price></g:shipping><size/>"
    )
    assert cells(item(content)) == {
        "product_highlight": ["A", "B"],
        "shipping": {"country": "DE", "price": "4 EUR"},
        "size": "",
    }


@pytest.mark.parametrize("order", [1, -1])
def test_googles_name_stands_where_both_are_given(order: int) -> None:
    both = ["<title>Shop name</title>", "<g:title>Mug</g:title>"][::order]
    content = "".join(both) + '<m:title xmlns:m="http://m.example/">Film</m:title>'
    assert cells(item(content)) == {"title": "Mug", "m:title": "Film"}


def test_markup_in_text_stays_text() -> None:
    content = "<d><![CDATA[<p>a</p>]]></d><e>&lt;p&gt;b &amp; c</e><f><!-- x -->d</f>"
    assert cells(item(content)) == {"d": "<p>a</p>", "e": "<p>b & c", "f": "d"}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<d>Safe &amp; sound.<ul><li>One</li></ul></d>", "Safe &amp; sound.<ul><li>One</li></ul>"),
        ("<d><b>Holds</b> tea.</d>", "<b>Holds</b> tea."),
        ("<d>Holds<br/>tea.</d>", "Holds<br>tea."),
        ("<d>Holds <![CDATA[<b>tea</b>]]>.</d>", "Holds <b>tea</b>."),
    ],
)
def test_markup_among_text_is_kept_whole(content: str, text: str) -> None:
    assert cells(item(content)) == {"d": text}


def test_attributes_are_columns() -> None:
    document = (
        '<products xmlns:x="urn:x"><product id="7" name="no" x:y="z"><name>Mug</name>'
        '<price currency="EUR">9</price><image rank="1">a</image><image rank="2">b</image>'
        '<text type="html" xml:lang="en">Holds tea.</text></product></products>'
    )
    assert cells(document) == {
        "id": "7",
        "name": "Mug",
        "price": "9",
        "price currency": "EUR",
        "image": ["a", "b"],
        "image rank": ["1", "2"],
        "text": "Holds tea.",
    }


def test_an_item_inside_an_item_is_a_part_of_it() -> None:
    assert cells("<products><product><product><a>1</a></product></product></products>") == {
        "product": {"a": "1"}
    }


def test_another_encoding_is_read_and_told() -> None:
    document = '<?xml version="1.0" encoding="windows-1252"?>' + item("<a>Größe</a>")
    table = table_of(document.encode("cp1252"))
    assert table.encoding == "WINDOWS-1252"
    assert "not UTF-8" in table.notes[0]
    assert list(table.rows()) == [TableRow(1, {"a": "Größe"})]


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ('<!DOCTYPE r [<!ENTITY a "b">]>' + item("<t>&a;</t>"), "document type"),
        ('<!DOCTYPE r SYSTEM "file:///etc/passwd">' + item("<t>x</t>"), "document type"),
        ("<!DOCTYPE html><html><body>Log in</body></html>", r"web page \(HTML\)"),
        ("\n<html lang='en'>", r"web page \(HTML\)"),
        ("<!-- a -->\n" * 40 + "<!-- html --><HTML>", r"web page \(HTML\)"),
        ("<!-- a -->\n" * 40 + "<a/>", "no products"),
        ("<a><b/></a>", "no products"),
        (item("<t>&a;</t>"), "not XML"),
        ("<rss><item><g:id>1</g:id></item></rss>", "prefix g on id is not defined"),
        ("<rss><item>", "not XML"),
        ("<" * 1_000, "not XML"),
        ("<a>" * 100_000, "not XML"),
    ],
)
def test_other_documents_are_refused(document: str, reason: str) -> None:
    with pytest.raises(FeedUnreadable, match=reason):
        rows_of(document)


@pytest.mark.parametrize("part", ["<t>{}</t>", "<!--{}-->"])
def test_an_element_that_is_too_large_is_refused(part: str) -> None:
    parts = part.format("x" * 60_000) * (2 * MOST_BYTES // 60_000)
    with pytest.raises(FeedUnreadable, match="more than 32 MiB"):
        rows_of(item(parts))


def test_a_document_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    rows = table_of("<rss>" + "<item><a>1</a></item>" * 2_000 + "<item><a>").rows()
    assert [next(rows).line for _ in range(150)] == list(range(1, 151))
    with pytest.raises(FeedUnreadable, match="not XML"):
        list(rows)


VALID = item("<g:id>1</g:id><t>&#233;</t><!-- c --><u><v>2</v></u>").encode()


@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(b"<" + data)
    read_or_refused(b"<?xml version='1.0'?><rss><item>" + data)


@given(st.integers(0, len(VALID)), st.binary(max_size=4), st.integers(0, 4))
def test_a_changed_file_is_read_or_refused(place: int, new: bytes, removed: int) -> None:
    read_or_refused(VALID[:place] + new + VALID[place + removed :])
