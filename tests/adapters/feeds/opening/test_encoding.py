"""Encodings are recognised, and told where they are not UTF-8."""

import pytest

from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedFault
from tests.fakes.opened_tables import rows_of, table_of


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_unicode(codec: str, name: str) -> None:
    table = table_of("title,b\nGröße,Привет €\n".encode(codec))
    assert (table.encoding, table.columns) == (name, ("title", "b"))
    assert list(table.rows()) == [TableRow(2, {"title": "Größe", "b": "Привет €"})]
    assert bool(table.notes) == (name != "UTF-8")


@pytest.mark.parametrize(
    ("codec", "name", "text"),
    [
        ("cp1252", "Windows-1252", "Café Mug"),
        ("cp1252", "Windows-1252", "Wolle, schön für Füße, 24,90 €"),
        ("cp1252", "Windows-1252", "L’été – Crème brûlée, où ça ?"),
        ("cp1252", "Windows-1252", "Perché è così comodo? È più leggero. " * 4),
        ("cp1252", "Windows-1252", "Jacket™ to 10°, £5 ½"),
        ("cp1250", "Windows-1250", "Příliš žluťoučký kůň úpěl ďábelské ódy"),
        ("cp1253", "Windows-1253", "Κούπα για καφέ και τσάι, ανθεκτική στο πλυντήριο πιάτων"),
        ("koi8_r", "koi8_r", "Тёплая шапка из мягкой шерсти, очень лёгкая. " * 4),
        ("cp1251", "Windows-1251", "Тёплая шапка из мягкой шерсти"),
        ("cp932", "cp932", "羊毛のマフラー、二度巻ける長さです。"),
        ("gb18030", "gb18030", "羊毛围巾，足够长，可以围两圈。"),
    ],
)
def test_others_are_guessed_and_the_guess_is_told(codec: str, name: str, text: str) -> None:
    table = table_of(f"title;b\n{text};x\n".encode(codec))
    assert table.encoding == name
    assert list(table.rows()) == [TableRow(2, {"title": text, "b": "x"})]
    assert f"read as {name}, which is a guess" in table.notes[0]


def test_it_is_known_by_the_whole_file_and_not_by_its_beginning() -> None:
    table = table_of(b"a,b\n" + b"1,2\n" * 1_000_000 + "é,ö\n".encode("cp1252"))
    assert table.encoding == "Windows-1252"


@pytest.mark.parametrize("bad", [b"caf\xe9", b"\xe2\x82"])
def test_a_broken_byte_in_utf_8_is_a_fault_of_its_row(bad: bytes) -> None:
    line = "é ü ß – ‘two’" * 10
    for text, ending in [
        (f"a\n{line}\n".encode() + bad + b"\nend\n", ".csv"),
        (b'{"a": "%b"}\n{"a": "%b"}\n{"a": 1}\n' % (line.encode(), bad), ".jsonl"),
    ]:
        faults = [row for row in rows_of(text, ending) if isinstance(row, FeedFault)]
        assert [fault.reason for fault in faults] == ["has bytes that are not UTF-8"]
        assert isinstance(rows_of(text, ending)[-1], TableRow)


def test_a_broken_byte_in_a_guessed_encoding_is_a_fault_of_its_row() -> None:
    line = "Wolle, schön für Füße".encode("cp1252") * 3
    # The byte 81 is no sign of Windows-1252.
    for text, ending in [
        (b"a;b\n%b;1\n\x81;2\nend;3\n" % line, ".csv"),
        (b'{"a": "%b"}\n{"a": "\x81"}\n{"a": 1}\n' % line, ".jsonl"),
        (b'[{"a": "%b"}, {"a": ["\x81"]}, {"a": 1}]' % line, ".json"),
    ]:
        first, fault, last = rows_of(text, ending)
        assert isinstance(fault, FeedFault)
        assert fault.reason == "has bytes that are not Windows-1252"
        assert isinstance(first, TableRow)
        assert isinstance(last, TableRow)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0", b"%PDF-1.7\n\0\1", b"a,b\n\0,1\n"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(FeedUnreadable):
        rows_of(data)


def test_half_a_character_of_utf_16_is_refused() -> None:
    with pytest.raises(FeedUnreadable, match="are not UTF-16"):
        rows_of("a,b\n1,2\n".encode("utf-16")[:-1])
