"""The log file while the disk is full, and after: a warning a minute, and no line in pieces."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from entrypoints.logging.log_file import LogFile
from entrypoints.logging.outage import SECONDS_BETWEEN_WARNINGS

REPOSITORY = Path(__file__).parents[3]


class Heard:
    """A log that remembers its warnings."""

    def __init__(self) -> None:
        self.warnings: list[dict[str, Any]] = []

    def warning(self, event: str, **fields: object) -> None:
        self.warnings.append({"event": event, **fields})


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


class SmallDisk:
    """A file on a disk with so much room."""

    def __init__(self, room: int) -> None:
        self.room, self.content = room, b""

    def write(self, data: bytes) -> int:
        if not self.room:
            raise OSError(28, "No space left on device")
        taken = data[: self.room]
        self.content, self.room = self.content + taken, self.room - len(taken)
        return len(taken)


def log_on(disk: SmallDisk, path: Path) -> tuple[LogFile, Heard, Clock]:
    heard, clock = Heard(), Clock()
    log = LogFile(path, heard, clock=clock)  # type: ignore[arg-type]  # warnings only
    log.close()
    log._file = disk  # type: ignore[assignment]
    return log, heard, clock


def test_a_full_disk_is_told_once_a_minute_with_the_lines_it_cost(tmp_path: Path) -> None:
    disk = SmallDisk(room=0)
    log, heard, clock = log_on(disk, tmp_path / "log")
    for _ in range(1_238):
        log.write("a line\n")
    assert heard.warnings == [
        {
            "event": "log file not written",
            "file": str(tmp_path / "log"),
            "reason": "No space left on device",
            "lost_lines": 1,
        }
    ]
    clock.now += SECONDS_BETWEEN_WARNINGS - 0.1
    log.write("a line\n")
    assert len(heard.warnings) == 1
    clock.now += 0.1
    log.write("a line\n")
    assert [each["lost_lines"] for each in heard.warnings] == [1, 1_239]


def test_when_there_is_room_again_it_is_written_again_and_said(tmp_path: Path) -> None:
    disk = SmallDisk(room=0)
    log, heard, _ = log_on(disk, tmp_path / "log")
    for number in range(3):
        log.write(f"line {number}\n")
    disk.room = 100
    log.write("line 3\n")
    log.write("line 4\n")
    assert disk.content == b"line 3\nline 4\n"
    assert [each["event"] for each in heard.warnings] == [
        "log file not written",
        "log file written again",
    ]
    assert heard.warnings[1]["more_lost_lines"] == 2


@pytest.mark.parametrize("room", range(31))
def test_no_line_is_left_in_pieces(tmp_path: Path, room: int) -> None:
    """Whatever room there is at first, and later a byte at a time."""
    disk = SmallDisk(room=room)
    log, _, _ = log_on(disk, tmp_path / "log")
    lines = [f"{number} of ten bytes"[:9] + "\n" for number in range(6)]
    for line in lines:
        log.write(line)
        disk.room += 1
    disk.room = 1_000
    log.write("the last\n")
    written = disk.content.decode().splitlines(keepends=True)
    assert written[-1] == "the last\n"
    assert set(written) <= {*lines, "the last\n"}
    assert written == sorted(set(written), key=[*lines, "the last\n"].index)


def test_a_disk_that_flickers_is_told_twice_a_minute_at_most(tmp_path: Path) -> None:
    disk = SmallDisk(room=0)
    log, heard, _ = log_on(disk, tmp_path / "log")
    for _ in range(100):
        disk.room = 0
        log.write("lost\n")
        disk.room = 5
        log.write("kept\n")
    assert len(heard.warnings) == 2


# A limit of the process stands for a disk: it can be full and have room again.
PROGRAM = """
import logging, resource, sys
from pathlib import Path
import structlog
from entrypoints.logging.logs import configure_logging
from entrypoints.settings.sections import LoggingSettings

configure_logging(LoggingSettings(file=Path(sys.argv[1]), format="json"))
ours, library = structlog.get_logger("entrypoints.x"), logging.getLogger("library")
ours.info("before")
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (Path(sys.argv[1]).stat().st_size + 50, hard))
for number in range(500):
    ours.info("full", number=number)
    library.warning("full of %s", number)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
ours.info("after")
library.warning("after, too")
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are POSIX")
def test_a_program_goes_on_and_logs_to_the_file_again(tmp_path: Path) -> None:
    file = tmp_path / "creatives.log"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(file)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    said = [json.loads(line) for line in done.stderr.splitlines()]  # no traceback among them
    about_it = [line for line in said if line["logger"] == "entrypoints.logging.logs"]
    assert [line["event"] for line in about_it] == [
        "log file not written",
        "log file written again",
    ]
    assert about_it[0]["reason"] == "File too large"
    assert len(said) == 1 + 1_000 + 2 + 2
    kept = [json.loads(line)["event"] for line in file.read_text().splitlines()]
    assert kept == ["before", "full", "after", "after, too"]  # one had begun before it was full
