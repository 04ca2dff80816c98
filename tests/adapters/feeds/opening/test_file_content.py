"""Files of this machine, and files that are none or change."""

import gc
import os
from pathlib import Path

import pytest

from adapters.feeds.open_table import open_table
from adapters.feeds.opening.file_content import file_content
from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable

ROWS = "".join(f"{number},x\n" for number in range(200_000))


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.csv"
    path.write_text(f"a,b\n{ROWS}")
    return path


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(FeedUnreadable, match=r"none\.csv: No such file or directory"):
        open_table(str(tmp_path / "none.csv"))
    with pytest.raises(FeedUnreadable, match="it is a directory"):
        open_table(str(tmp_path))
    with pytest.raises(FeedUnreadable, match="null byte"):
        open_table("a\0b")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_of_others_is_told(feed: Path) -> None:
    feed.chmod(0)
    with pytest.raises(FeedUnreadable, match="Permission denied"):
        open_table(str(feed))


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FeedUnreadable, match="no regular file"):
        open_table(str(tmp_path / "pipe"))


def test_a_file_that_grows_is_refused_with_the_place(feed: Path) -> None:
    rows = open_table(str(feed)).rows()
    assert next(rows) == TableRow(2, {"a": "0", "b": "x"})
    with feed.open("a") as file:
        file.write("1,2\n")
    with pytest.raises(FeedUnreadable, match=r"changed while it was read, at byte [\d,]+"):
        list(rows)


def test_a_file_that_is_cut_is_refused_with_the_place(feed: Path) -> None:
    rows = open_table(str(feed)).rows()
    next(rows)
    os.truncate(feed, 1_000_000)
    with pytest.raises(FeedUnreadable, match=r"changed while it was read, at byte 1,000,000"):
        list(rows)


def test_a_new_file_in_its_place_changes_nothing(feed: Path) -> None:
    table = open_table(str(feed))
    new = feed.with_suffix(".new")
    new.write_text("c\n1\n")
    new.replace(feed)
    assert sum(1 for _ in table.rows()) == 200_000


def test_the_file_is_closed_when_nothing_needs_it(feed: Path) -> None:
    content = file_content(str(feed))
    rows = open_table(str(feed)).rows()
    gc.collect()
    assert next(rows).line == 2  # held by the rows alone
    assert _descriptors_of(feed) == 2
    del content, rows
    gc.collect()
    assert _descriptors_of(feed) == 0


def _descriptors_of(path: Path) -> int:
    found = 0
    for descriptor in range(256):
        try:
            found += os.path.samestat(os.fstat(descriptor), path.stat())
        except OSError:
            continue
    return found
