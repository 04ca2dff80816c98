"""Creatives for a whole feed: in its order, counted, each with its own brand or the seller's."""

import errno
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

import pytest

from domain.errors.catalog import FeedUnreadable, ResumeRefused, RowRejected
from domain.errors.storage import StorageFull
from domain.model.catalog.feed import FeedProduct, FeedRow, FeedSkip, Recognised
from domain.model.catalog.product import Product
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import GOOGLE_RSA
from domain.ports.product_feed import ProductFeed
from entrypoints.bootstrap.creative_files import CreativeFileParts
from entrypoints.creatives.batch import write_file
from tests.fakes.creative_run import DEFAULTS, order, parts, products
from tests.fakes.sheets_read_back import rows_of


class Ended(BaseException):
    """Stands for a signal."""


ENDED = Ended()
RECOGNISED = Recognised(profile="p", form="f", encoding="e", columns={})


@dataclass(frozen=True)
class Feed:
    """Implements ``ProductFeed``; ends with an error after ``ends`` rows."""

    rows: tuple[FeedRow, ...]
    ends: int | None = None
    error: BaseException = ENDED
    recognised: Recognised = RECOGNISED

    def __iter__(self) -> Iterator[FeedRow]:
        yield from self.rows[: self.ends]
        if self.ends is not None:
            raise self.error


def reading(feed: ProductFeed) -> CreativeFileParts:
    def read(source: str, *, mapping: PurePath | None = None) -> ProductFeed:
        return feed

    return replace(parts(), read=read)


def desks(count: int) -> tuple[FeedRow, ...]:
    return tuple(
        FeedProduct(line=number, product=Product(id=str(number), title=f"Oak Desk {number}"))
        for number in range(count)
    )


def test_every_product_has_its_rows_in_the_order_of_the_feed(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    source = products(tmp_path / "desks.json", 100)
    summary = write_file(parts(), order(source, target), resume=False)
    rows = rows_of(target)
    assert list(dict.fromkeys(row["id"] for row in rows)) == [f"D{n}" for n in range(100)]
    assert {(row["product"], row["id"]) for row in rows} == {
        (number + 1, f"D{number}") for number in range(100)
    }
    assert {row["platform"] for row in rows} == {"x", "amazon_sb"}
    assert summary == {
        "read": 100,
        "written": 100,
        "merged": 0,
        "rejected": 0,
        "texts": len(rows),
        "to_review": 50,
        "platforms_without_copy": 0,
        "skipped": {},
        "output": str(target),
    }


def test_several_processes_write_the_same_file(tmp_path: Path) -> None:
    source = products(tmp_path / "desks.json", 150, bad=[3, 90])
    write_file(parts(), order(source, tmp_path / "one.csv"), resume=False)
    write_file(parts(processes=2), order(source, tmp_path / "two.csv"), resume=False)
    for end in (".csv", ".rejected.csv"):
        assert (tmp_path / f"one{end}").read_bytes() == (tmp_path / f"two{end}").read_bytes()


def test_a_product_keeps_its_own_brand_link_and_currency(tmp_path: Path) -> None:
    own = Product(title="Oak Desk", brand="Own", url="https://own.example", currency="EUR")
    defaults = replace(DEFAULTS, url="https://shop.example", seed=3)
    briefs = [defaults.brief(each, Campaign()) for each in (own, Product(title="Oak Desk"))]
    assert [(each.brand, each.url, each.currency, each.seed) for each in briefs] == [
        ("Own", "https://own.example", "EUR", 3),
        ("Acme", "https://shop.example", "USD", 3),
    ]


def test_rows_that_are_left_out_are_counted_and_named(tmp_path: Path) -> None:
    rows = [
        FeedProduct(line=2, product=Product(title="Oak Desk"), merged=2),
        FeedSkip(line=5, reason="draft"),
        FeedProduct(line=6, product=Product(title="<p></p>")),  # nothing, once it is cleaned
        FeedSkip(line=7, reason="draft"),
        FeedProduct(line=8, product=Product(title="Oak Desk", currency="XXX")),
        FeedSkip(line=9, reason="gift card"),
    ]
    target = tmp_path / "out.json"
    summary = write_file(reading(Feed(tuple(rows))), order(tmp_path, target), resume=False)
    rejected = rows_of(tmp_path / "out.rejected.csv")
    assert [(row["line"], row["field"], row["value"]) for row in rejected] == [
        ("6", "title", "<p></p>"),
        ("8", "currency", "XXX"),
    ]
    assert all(str(row["reason"]).startswith("must be ") for row in rejected)
    assert {row["product"] for row in rows_of(target)} == {1}
    assert summary["skipped"] == {"draft": 2, "gift card": 1}
    assert [summary[name] for name in ("read", "written", "merged", "rejected")] == [6, 1, 2, 2]
    assert summary["rejected_rows"] == str(tmp_path / "out.rejected.csv")


def test_what_a_format_needs_is_a_reason_too(tmp_path: Path) -> None:
    source = products(tmp_path / "desks.json", 2)
    wanted = order(
        source, tmp_path / "ads.csv", name="google-ads", campaign=Campaign(platforms=(GOOGLE_RSA,))
    )
    summary = write_file(parts(), wanted, resume=False)
    assert (summary["written"], summary["rejected"]) == (0, 2)
    assert "--url" in str(rows_of(tmp_path / "ads.rejected.csv")[0]["reason"])


@pytest.mark.parametrize("bad", [0, 70])
def test_a_strict_run_writes_nothing_when_a_row_is_rejected(tmp_path: Path, bad: int) -> None:
    source = products(tmp_path / "desks.json", 90, bad=[bad, 80])
    target = tmp_path / "out.csv"
    target.write_text("before")
    with pytest.raises(RowRejected, match=f"line {bad + 1}: title must be given"):
        write_file(parts(), order(source, target, is_strict=True), resume=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desks.json", "out.csv"]
    assert target.read_text() == "before"


@contextmanager
def stopped(rows: int, directory: Path, error: BaseException) -> Iterator[Path]:
    """A run that ends after some of 100 rows."""
    target = directory / "out.json"
    with pytest.raises(type(error)):
        write_file(
            reading(Feed(desks(100), ends=rows, error=error)),
            order(directory / "feed", target),
            resume=False,
        )
    yield target


@pytest.mark.parametrize("error", [Ended(), FeedUnreadable("feed", "it went away", "try again")])
def test_a_run_that_ends_says_how_to_go_on(
    tmp_path: Path, error: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    with stopped(70, tmp_path, error) as target:
        assert "stopped after 64 rows" in capsys.readouterr().err
        assert not target.exists()
        write_file(reading(Feed(desks(100))), order(tmp_path / "feed", target), resume=True)
        whole = tmp_path / "whole.json"
        write_file(reading(Feed(desks(100))), order(tmp_path / "feed", whole), resume=False)
    assert target.read_bytes() == whole.read_bytes()


def test_a_run_that_ends_at_once_leaves_nothing_to_go_on_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with stopped(10, tmp_path, Ended()):
        assert list(tmp_path.iterdir()) == []
        assert "resume" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: (rows[1], *rows[1:]), "the products it was begun with have changed"),
        (lambda rows: rows[:50], "the products it was begun with have changed"),
    ],
)
def test_a_source_that_changed_is_not_gone_on_with(
    tmp_path: Path, change: Callable[[Any], Any], said: str
) -> None:
    with (
        stopped(70, tmp_path, Ended()) as target,
        pytest.raises(ResumeRefused, match=said),
    ):
        write_file(reading(Feed(change(desks(100)))), order(tmp_path / "feed", target), resume=True)


def test_a_source_that_only_grew_is_gone_on_with(tmp_path: Path) -> None:
    with stopped(70, tmp_path, Ended()) as target:
        write_file(reading(Feed(desks(120))), order(tmp_path / "feed", target), resume=True)
        ids = dict.fromkeys(row["id"] for row in json.loads(target.read_bytes()))
    assert list(ids) == [str(number) for number in range(120)]


def test_other_options_or_another_model_are_not_gone_on_with(tmp_path: Path) -> None:
    feed = Feed(desks(100))
    with stopped(70, tmp_path, Ended()) as target:
        same = order(tmp_path / "feed", target)
        others = [
            (replace(same, campaign=replace(same.campaign, variants=3)), "options"),
            (replace(same, defaults=replace(same.defaults, seed=1)), "options"),
            (replace(same, is_strict=True), "options"),
            (replace(same, source=str(tmp_path / "other")), "source"),
        ]
        for wanted, said in others:
            with pytest.raises(ResumeRefused, match=f"other {said}"):
                write_file(reading(feed), wanted, resume=True)
        with pytest.raises(ResumeRefused, match="other model"):
            write_file(replace(reading(feed), model="other"), same, resume=True)
        write_file(reading(feed), same, resume=True)


def test_a_disk_that_is_full_at_the_very_end_is_gone_on_with_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = products(tmp_path / "desks.json", 40), tmp_path / "out.xlsx"

    def full(_: object, __: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    wanted = order(source, target)
    with monkeypatch.context() as patch:
        patch.setattr(type(wanted.sheet), "finish", full)
        with pytest.raises(StorageFull):
            write_file(parts(), wanted, resume=False)
    assert "--resume goes on" in capsys.readouterr().err
    assert not target.exists()
    assert write_file(parts(), wanted, resume=True)["written"] == 40
    assert len({row["id"] for row in rows_of(target)}) == 40
