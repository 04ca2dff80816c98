"""A file that grows beside its target: all or nothing, one run at a time, gone on with."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from adapters.sheets.unfinished.unfinished_file import folder_of, open_unfinished
from domain.errors.catalog import ResultNotWritten, ResumeRefused
from domain.errors.storage import StorageFull, StoreBusy
from domain.model.catalog.feed import FeedFault
from domain.model.creative.platforms.all_platforms import X
from domain.ports.unfinished_result import OpenResult, Progress, UnfinishedResult
from tests.fakes.failing_disk import SimulatedKill, fail_at, killed_at
from tests.fakes.sheets_read_back import rows_of, sheet_of
from tests.fakes.written import MUG, written

# XlsxWriter leaves its temporary file open when the disk fails.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
OPEN: OpenResult = open_unfinished
PRODUCT = written(MUG, [X])
SHEETS = {
    ending: sheet_of("long", f"out{ending}", PRODUCT.brief.campaign)
    for ending in (".csv", ".json", ".xlsx")
}
IDENTITY = {"source": "a.csv", "options": "1", "model": "m"}
FAULT = FeedFault(line=3, field="title", reason="must be given", value="=1")
PARTS = 3


@contextmanager
def opened(target: Path, *, resume: bool = False, **other: str) -> Iterator[UnfinishedResult]:
    with OPEN(target, SHEETS[target.suffix], {**IDENTITY, **other}, resume=resume) as result:
        yield result


def write(target: Path, *, resume: bool = False, until: int = PARTS) -> Path | None:
    """A run of three parts, each with a rejected row; goes on where it is to."""
    with opened(target, resume=resume) as result:
        if not result.is_complete:
            for rows in range(result.progress.rows + 1, until + 1):
                result.add(
                    Progress(rows=rows, digest=str(rows), counts={"read": rows}),
                    SHEETS[target.suffix].part(PRODUCT),
                    [FAULT],
                )
        if until < PARTS:
            raise SimulatedKill
        return result.finish()


def files(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir() if path.is_file()}


@pytest.fixture(params=SHEETS)
def target(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    return tmp_path / f"out{request.param}"


@pytest.fixture
def whole(target: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an uninterrupted run leaves."""
    apart = tmp_path_factory.mktemp("whole") / target.name
    write(apart)
    return files(apart.parent)


def test_a_run_leaves_the_file_and_the_rejected_rows_alone(target: Path) -> None:
    rejected = write(target)
    assert files(target.parent).keys() == {target.name, "out.rejected.csv"}
    assert not folder_of(target).exists()
    assert len(rows_of(target)) == PARTS * len(SHEETS[".json"].part(PRODUCT).splitlines())
    assert rejected is not None
    assert (
        rejected.read_bytes()
        == b'\xef\xbb\xbf"line","field","reason","value"\r\n'
        + b'"3","title","must be given","\'=1"\r\n' * 3
    )


def test_rejected_rows_of_an_earlier_run_do_not_stay(target: Path) -> None:
    write(target)
    with opened(target) as result:
        result.add(Progress(rows=1), b"", [])
        assert result.finish() is None
    assert files(target.parent).keys() == {target.name}


def test_a_run_that_was_killed_at_any_step_is_gone_on_with(
    target: Path, whole: dict[str, bytes]
) -> None:
    step, killed = 0, [True]
    while killed:
        step += 1
        target.write_text("before")
        with killed_at(step) as killed:
            write(target)
        assert files(target.parent)[target.name] in (b"before", whole[target.name])
        write(target, resume=True)
        assert files(target.parent) == whole
        assert not folder_of(target).exists()
        for path in target.parent.iterdir():
            path.unlink()
    assert step > 10


def test_what_was_written_after_the_last_entry_is_cut_off(
    target: Path, whole: dict[str, bytes]
) -> None:
    with pytest.raises(SimulatedKill):
        write(target, until=2)
    for name in ("parts", "rejected", "journal"):
        with (folder_of(target) / name).open("ab") as file:
            file.write(b'{"half')
    write(target, resume=True)
    assert files(target.parent) == whole


def test_without_resume_a_run_begins_anew(target: Path, whole: dict[str, bytes]) -> None:
    with pytest.raises(SimulatedKill):
        write(target, until=2)
    with opened(target) as result:
        assert result.progress == Progress()
    with pytest.raises(SimulatedKill):
        write(target, until=1)
    write(target)
    assert files(target.parent) == whole


@pytest.mark.parametrize("name", IDENTITY)
def test_another_run_is_not_gone_on_with(target: Path, name: str) -> None:
    with pytest.raises(SimulatedKill):
        write(target, until=2)
    before = files(folder_of(target))
    with (
        pytest.raises(ResumeRefused, match=f"begun with other {name}"),
        opened(target, resume=True, **{name: "other"}),
    ):
        pass
    assert files(folder_of(target)) == before


def test_a_damaged_file_is_not_gone_on_with(target: Path) -> None:
    with pytest.raises(SimulatedKill):
        write(target, until=2)
    os.truncate(folder_of(target) / "parts", 3)
    with pytest.raises(ResumeRefused, match="damaged"):
        write(target, resume=True)


def test_there_may_be_nothing_to_go_on_with(target: Path, whole: dict[str, bytes]) -> None:
    write(target, resume=True)
    assert files(target.parent) == whole


def test_a_second_run_into_one_target_is_refused(target: Path, whole: dict[str, bytes]) -> None:
    with opened(target) as first:
        with pytest.raises(StoreBusy, match="in use by another run"), opened(target):
            pass
        with pytest.raises(StoreBusy), opened(target, resume=True):
            pass
        with opened(target.with_name(f"other{target.suffix}")):  # another target is free
            pass
        first.add(Progress(rows=1), b"", [])
    write(target)
    assert files(target.parent) == whole


def test_a_run_that_came_nowhere_leaves_nothing(target: Path) -> None:
    with pytest.raises(KeyError), opened(target):
        raise KeyError
    assert list(target.parent.iterdir()) == []


def disk_full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def not_allowed() -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


@pytest.mark.parametrize(
    ("fail", "error"), [(disk_full, StorageFull), (not_allowed, ResultNotWritten)]
)
def test_the_target_is_as_it_was_when_the_disk_fails_at_any_step(
    target: Path, whole: dict[str, bytes], fail: Callable[[], None], error: type[Exception]
) -> None:
    step, failed = 0, True
    while failed:
        step += 1
        target.write_text("before")
        try:
            with fail_at(step, fail):
                write(target)
            failed = False
        except error:
            assert files(target.parent)[target.name] in (b"before", whole[target.name])
        write(target, resume=True)
        assert files(target.parent) == whole
    assert step > 10


def test_a_place_that_takes_no_files_is_refused_at_once(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("mine")
    with pytest.raises(ResultNotWritten, match="cannot write"), opened(place / "out.csv"):
        pass
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(ResultNotWritten, match="directory"), opened(tmp_path / "out.csv"):
        pass
    assert place.read_text() == "mine"


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    write(tmp_path / "new" / "out.csv")
    assert (tmp_path / "new" / "out.csv").exists()


def test_nothing_but_the_target_stays_of_what_is_discarded(target: Path) -> None:
    target.write_text("before")
    with opened(target) as result:
        result.add(Progress(rows=1), b"x", [FAULT])
        result.discard()
    assert files(target.parent) == {target.name: b"before"}


def test_a_device_or_a_pipe_is_not_replaced_by_the_file(tmp_path: Path) -> None:
    """As root one could replace /dev/null."""
    pipe = tmp_path / "out.csv"
    os.mkfifo(pipe)
    with pytest.raises(ResultNotWritten, match="device or a pipe"), opened(pipe):
        pass
    assert pipe.is_fifo()
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]
