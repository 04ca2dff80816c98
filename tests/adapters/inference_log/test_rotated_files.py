"""Finished files of the inference log are whole, whatever happens to disk and process."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

import pytest

from adapters.inference_log.file_names import LINES, OPEN, PARQUET
from adapters.inference_log.rotated_files import RotatedFiles
from tests.fakes.failing_disk import SimulatedKill, fail_at, killed_at

LINE = "a line of 23 characters\n"


class Clock:
    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        self.now += 0.001  # names differ and sort
        return self.now


LATER = 1_800_100_000.0


def end_of_process(place: Path) -> None:
    """Close what is open there, as the end of a process does; its locks go with it."""
    for link in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            if str(place) in str(link.readlink()):
                os.close(int(link.name))


def files(
    place: Path,
    *,
    most_bytes: int = 100,
    seconds: float = 60.0,
    keep: int = 10,
    clock: Callable[[], float] | None = None,
    to_parquet: Callable[[Path, Path], None] | None = None,
) -> RotatedFiles:
    return RotatedFiles(
        place,
        most_bytes=most_bytes,
        most_seconds=seconds,
        keep=keep,
        to_parquet=to_parquet,
        clock=clock or Clock(),
    )


def endings(place: Path) -> list[str]:
    return [f".{path.name.split('.', 2)[2]}" for path in sorted(place.iterdir())]


def lines(place: Path) -> list[str]:
    return [
        line
        for path in sorted(place.iterdir())
        for line in path.read_text().splitlines(keepends=True)
    ]


def test_a_file_is_finished_before_it_grows_beyond_its_size(tmp_path: Path) -> None:
    log = files(tmp_path, most_bytes=2 * len(LINE))
    for _ in range(5):
        log.write(LINE)
    assert endings(tmp_path) == [LINES, LINES, OPEN]
    assert [path.stat().st_size for path in sorted(tmp_path.iterdir())] == [48, 48, 24]
    log.close()
    assert endings(tmp_path) == [LINES] * 3
    assert lines(tmp_path) == [LINE] * 5


def test_a_file_is_finished_when_it_is_old(tmp_path: Path) -> None:
    clock = Clock()
    log = files(tmp_path, clock=clock)
    log.write(LINE)
    clock.now += 59
    log.write(LINE)
    assert endings(tmp_path) == [OPEN]
    clock.now += 2
    log.write(LINE)
    assert endings(tmp_path) == [LINES, OPEN]


def test_the_oldest_files_go(tmp_path: Path) -> None:
    log = files(tmp_path, most_bytes=10, keep=3)
    for number in range(9):
        log.write(f"line {number}\n")
    log.close()
    assert lines(tmp_path) == ["line 6\n", "line 7\n", "line 8\n"]


def test_a_line_longer_than_a_file_may_be_has_one_to_itself(tmp_path: Path) -> None:
    log = files(tmp_path, most_bytes=10)
    for _ in range(2):
        log.write(LINE)
    assert endings(tmp_path) == [LINES, OPEN]


def test_a_signal_finishes_the_file_before_the_next_line(tmp_path: Path) -> None:
    log = files(tmp_path)
    log.write(LINE)
    log.reopen()
    assert endings(tmp_path) == [OPEN]
    log.write(LINE)
    assert endings(tmp_path) == [LINES, OPEN]
    log.write(LINE)
    assert endings(tmp_path) == [LINES, OPEN]


def test_a_file_without_a_line_leaves_nothing(tmp_path: Path) -> None:
    log = files(tmp_path)
    log.begin()
    assert endings(tmp_path) == [OPEN]
    log.close()
    assert endings(tmp_path) == []


def test_a_removed_directory_is_made_again(tmp_path: Path) -> None:
    place = tmp_path / "log"
    log = files(place)
    log.write("lost with its directory\n")
    rmtree(place)
    log.write("line 2\n")
    log.write("line 3\n")
    log.close()
    assert lines(place) == ["line 2\n", "line 3\n"]


def test_what_a_killed_process_left_is_finished_without_its_torn_line(tmp_path: Path) -> None:
    killed = files(tmp_path)
    killed.write("whole\n")
    assert killed._file is not None
    os.write(killed._file._number, b'{"torn')
    end_of_process(tmp_path)
    log = files(tmp_path, clock=Clock(LATER))
    log.write("next\n")
    assert endings(tmp_path) == [LINES, OPEN]
    assert lines(tmp_path) == ["whole\n", "next\n"]


def test_a_killed_process_that_wrote_half_a_line_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / f"answers-20260101T000000.000000Z-00000000{OPEN}").write_text('{"torn')
    files(tmp_path).begin()
    assert endings(tmp_path) == [OPEN]
    assert lines(tmp_path) == []


def test_the_file_of_a_process_that_lives_is_left_alone(tmp_path: Path) -> None:
    one, other = files(tmp_path), files(tmp_path)
    one.write("one\n")
    other.write("other\n")
    one.write("one\n")
    assert endings(tmp_path) == [OPEN, OPEN]
    one.close()
    other.close()
    assert sorted(lines(tmp_path)) == ["one\n", "one\n", "other\n"]


@pytest.mark.parametrize("step", range(1, 16))
def test_a_kill_at_any_step_leaves_finished_files_whole(tmp_path: Path, step: int) -> None:
    log = files(tmp_path, most_bytes=2 * len(LINE))
    done = 0
    with killed_at(step) as killed:
        for _ in range(5):
            log.write(LINE)
            done += 1
        log.close()
    end_of_process(tmp_path)
    for path in tmp_path.glob(f"*{LINES}"):
        assert set(path.read_text().splitlines(keepends=True)) == {LINE}
    later = files(tmp_path, clock=Clock(LATER))
    later.write("after\n")
    later.close()
    assert endings(tmp_path) == [LINES] * len(endings(tmp_path))
    kept = lines(tmp_path)
    assert kept == [LINE] * (len(kept) - 1) + ["after\n"]
    assert len(kept) - 1 == done
    assert killed or done == 5


@pytest.mark.parametrize("step", range(1, 12))
def test_a_full_disk_costs_lines_and_never_half_a_line(tmp_path: Path, step: int) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    log, written = files(tmp_path, most_bytes=2 * len(LINE)), 0
    with fail_at(step, full):
        for _ in range(6):
            try:
                log.write(LINE)
            except OSError:
                continue
            written += 1
    log.write("there is room again\n")
    log.close()
    assert lines(tmp_path) == [LINE] * written + ["there is room again\n"]
    log.begin()  # finishes what could not be renamed
    log.close()
    assert OPEN not in endings(tmp_path)


def test_what_cannot_be_converted_stays_lines(tmp_path: Path) -> None:
    def broken(lines: Path, parquet: Path) -> None:
        raise MemoryError

    log = files(tmp_path, to_parquet=broken)
    log.write(LINE)
    log.close()
    assert endings(tmp_path) == [LINES]


def test_what_is_converted_leaves_no_lines(tmp_path: Path) -> None:
    log = files(tmp_path, to_parquet=lambda lines, parquet: parquet.write_text(lines.read_text()))
    log.write(LINE)
    log.close()
    assert endings(tmp_path) == [PARQUET]
    assert lines(tmp_path) == [LINE]


def test_a_kill_between_conversion_and_removal_doubles_nothing(tmp_path: Path) -> None:
    def killed_after(lines: Path, parquet: Path) -> None:
        parquet.write_text(lines.read_text())
        raise SimulatedKill

    log = files(tmp_path, to_parquet=killed_after)
    log.write(LINE)
    with pytest.raises(SimulatedKill):
        log.close()
    end_of_process(tmp_path)
    assert endings(tmp_path) == [OPEN, PARQUET] or endings(tmp_path) == [PARQUET, OPEN]
    again = files(tmp_path, to_parquet=lambda lines, parquet: parquet.write_text(lines.read_text()))
    again.begin()
    again.close()
    assert lines(tmp_path) == [LINE]


def test_open_files_of_others_are_left_as_they_are(tmp_path: Path) -> None:
    other = tmp_path / f"other{OPEN}"
    other.write_text("a line\nhalf a l")
    RotatedFiles(tmp_path, most_bytes=2_000, most_seconds=60, keep=1).write("a line\n")
    assert other.read_text() == "a line\nhalf a l"
