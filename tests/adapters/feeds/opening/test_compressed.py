"""Gzip and zip, whole, broken and hostile."""

import gzip
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable
from tests.fakes.opened_tables import read_or_refused, rows_of, table_of

CSV = b"a,b\r\n1,2\r\n"
ROWS = [TableRow(2, {"a": "1", "b": "2"})]


def zipped(*names: str, data: bytes = CSV, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(CSV),
        gzip.compress(CSV[:5]) + gzip.compress(CSV[5:]),
        zipped("feed.csv"),
        zipped("folder/", "folder/feed.csv", "__MACOSX/._feed.csv", "folder/.DS_Store"),
        zipped("feed.csv.gz", data=gzip.compress(CSV)),
        zipped("feed.csv", method=zipfile.ZIP_LZMA),
        zipped("feed.csv", method=zipfile.ZIP_STORED),
    ],
)
def test_what_is_inside_is_read_as_often_as_asked(data: bytes) -> None:
    table = table_of(data)
    assert list(table.rows()) == list(table.rows()) == ROWS


def test_the_ending_before_that_of_gzip_counts() -> None:
    data = gzip.compress(b'{"a": [1]}')
    assert table_of(data, ".jsonl.gz").form == "JSON Lines"
    with pytest.raises(FeedUnreadable, match="no list of products"):
        table_of(data, ".json.gz")


def test_the_file_in_an_archive_is_told() -> None:
    assert "It is x/feed.csv, from a zip archive." in table_of(zipped("x/feed.csv")).notes


def encrypted() -> bytes:
    data = bytearray(zipped("feed.csv"))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped(), "holds 0 files: nothing"),
        (zipped("a.csv", "b.csv"), r"holds 2 files: a\.csv, b\.csv; unpack it"),
        (zipped("../a.csv"), "odd name"),
        (zipped("/a.csv"), "odd name"),
        (zipped("x\\..\\a.csv"), "odd name"),
        (zipped("C:\\a.csv"), "odd name"),
        (zipped("a\n.csv"), "odd name"),
        (encrypted(), "encrypted"),
        (zipped("a.csv")[:-10], "broken"),
        (gzip.compress(CSV)[:-9], "broken"),
        (gzip.compress(CSV)[:-8] + b"12345678", "broken"),
        (gzip.compress(gzip.compress(gzip.compress(CSV))), "packed too often"),
        (gzip.compress(b""), "empty"),
    ],
)
def test_other_archives_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(FeedUnreadable, match=reason):
        rows_of(data)


def test_a_file_that_breaks_off_names_the_place() -> None:
    lines = b"".join(b"%d,%d\n" % (number, number**3) for number in range(100_000))
    with pytest.raises(FeedUnreadable, match=r"broken after [\d,]+ unpacked bytes"):
        rows_of(gzip.compress(b"a,b\n" + lines)[:-20])


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped("a.csv", data=data)])
def test_what_unpacks_to_far_more_is_refused(
    pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.feeds.opening.compressed._SMALL", 1 << 20)
    with pytest.raises(FeedUnreadable, match="more than 250 times its size"):
        table_of(pack(b"a,b\n" + b"1,2\n" * (1 << 20)))


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped("a.csv", data=data)])
def test_what_unpacks_to_too_much_is_refused(
    pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.feeds.opening.compressed.MOST_BYTES", 1 << 20)
    with pytest.raises(FeedUnreadable, match="it unpacks to more than"):
        table_of(pack(b"a,b\n" + b"1,2\n" * (1 << 20)))


PACKED = [gzip.compress(CSV, mtime=0), zipped("feed.csv"), zipped("a", "b")]


@given(
    st.sampled_from(PACKED),
    st.integers(0, max(map(len, PACKED))),
    st.binary(max_size=4),
    st.integers(0, 4),
)
def test_a_changed_file_is_read_or_refused(
    packed: bytes, place: int, new: bytes, removed: int
) -> None:
    read_or_refused(packed[:place] + new + packed[place + removed :])
