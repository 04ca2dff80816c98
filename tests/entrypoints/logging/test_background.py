"""A reader that does not read costs log lines, and never time."""

import json
import logging
import os
import threading
import time
from collections.abc import Callable

import pytest

from entrypoints.logging.background import Background, Descriptor, lost_lines


class Gate:
    """A sink that writes while it is open, as a pipe does whose reader comes and goes."""

    def __init__(self) -> None:
        self.opened, self.lines, self.reopened = threading.Event(), list[str](), 0
        self.is_closed = False

    def write(self, line: str) -> int:
        self.opened.wait(30)
        if line.startswith("broken"):
            raise BrokenPipeError(32, "Broken pipe")
        self.lines.append(line)
        return len(line)

    def reopen(self) -> None:
        self.reopened += 1

    def close(self) -> None:
        self.is_closed = True


def eventually(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.005)


def test_lines_wait_for_the_reader_and_arrive_in_order() -> None:
    gate = Gate()
    output = Background(gate)
    for number in range(1_000):
        output.write(f"line {number}\n")
    assert gate.lines == []
    gate.opened.set()
    output.close()
    assert gate.lines == [f"line {number}\n" for number in range(1_000)]
    assert gate.is_closed


def test_lines_beyond_the_room_are_lost_and_counted_and_told() -> None:
    gate, told, before = Gate(), list[int](), lost_lines()
    output = Background(gate, capacity=100)
    output.on_loss = told.append
    for _ in range(25):
        output.write("ten signs\n")
    assert output.lost == 15
    assert lost_lines() - before == 15
    gate.opened.set()
    eventually(lambda: len(gate.lines) == 10)
    assert told == [15]
    output.write("another\n")  # there is room again
    output.close()
    assert gate.lines[-1] == "another\n"
    assert told == [15]


def test_a_line_that_cannot_be_written_costs_no_other() -> None:
    gate = Gate()
    output = Background(gate)
    gate.opened.set()
    output.write("broken\n")
    output.write("whole\n")
    output.close()
    assert gate.lines == ["whole\n"]


def test_the_end_waits_for_a_reader_no_longer_than_a_second() -> None:
    gate = Gate()
    output = Background(gate)
    output.write("unread\n")
    output.close()
    assert gate.lines == []
    assert not gate.is_closed  # its thread is in it
    gate.opened.set()


def test_a_rotation_reaches_the_file() -> None:
    gate = Gate()
    Background(gate).reopen()
    assert gate.reopened == 1


@pytest.mark.parametrize("blocking", [True, False])
def test_a_pipe_gets_whole_lines(*, blocking: bool) -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, blocking)
    with os.fdopen(writer, "w", encoding="utf-8") as stream, os.fdopen(reader, "rb") as read_end:
        line = json.dumps({"event": "é" * 40_000}, ensure_ascii=False)
        thread = threading.Thread(target=Descriptor(stream).write, args=(f"{line}\n",))
        thread.start()
        assert read_end.readline().decode() == f"{line}\n"
        thread.join()


def test_signs_that_an_output_cannot_write_are_escaped() -> None:
    reader, writer = os.pipe()
    with os.fdopen(writer, "w", encoding="ascii") as stream, os.fdopen(reader, "rb") as read_end:
        Descriptor(stream).write("é ✓\n")
        assert read_end.readline() == b"\\xe9 \\u2713\n"


def test_the_standard_librarys_handler_writes_to_it() -> None:
    gate = Gate()
    gate.opened.set()
    output = Background(gate)
    handler = logging.StreamHandler(output)
    handler.handle(logging.makeLogRecord({"msg": "a library's line"}))
    output.close()
    assert gate.lines == ["a library's line\n"]


def test_a_thread_that_pauses_writes_what_came_meanwhile_and_ends_when_told() -> None:
    gate = Gate()
    gate.opened.set()
    output = Background(gate, pause_seconds=0.2)
    for number in range(100):
        output.write(f"line {number}\n")
    output.close()
    assert gate.lines == [f"line {number}\n" for number in range(100)]
    assert gate.is_closed


def test_lines_of_another_output_are_no_log_lines() -> None:
    before = lost_lines()
    output = Background(Gate(), capacity=1, name="another")
    output.write("too long\n")
    assert (output.lost, lost_lines()) == (1, before)
