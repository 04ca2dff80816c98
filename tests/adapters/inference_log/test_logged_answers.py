"""The log as its readers find it: the same contract for the directory and for its fake."""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="comes with the extra train")

from adapters.inference_log.answer_lines import encode
from adapters.inference_log.file_names import OPEN
from adapters.inference_log.logged_answers import LoggedAnswers
from adapters.inference_log.parquet_files import LinesToParquet
from adapters.inference_log.rotated_files import RotatedFiles
from domain.errors.storage import PathMissing
from domain.model.serving.served_answer import ServedAnswer
from domain.ports.served_answers import ServedAnswers
from tests.fakes.served_answers import ANSWER, NOON, FakeServedAnswers, answer

LogOf = Callable[[Sequence[ServedAnswer | None]], ServedAnswers]
ANY_TIME = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def directory(place: Path, kept: Sequence[ServedAnswer | None], *, parquet: bool) -> ServedAnswers:
    """A log in files of some lines each, the last of which is still written."""
    files = RotatedFiles(
        place,
        most_bytes=2_000,
        most_seconds=60,
        keep=100,
        to_parquet=LinesToParquet() if parquet else None,
    )
    for each in kept:
        files.write(encode(each) if each else "no line of ours\n")
    return LoggedAnswers(place)


@pytest.fixture(params=["lines", "Parquet", "fake"])
def log_of(request: pytest.FixtureRequest, tmp_path: Path) -> LogOf:
    if request.param == "fake":
        return FakeServedAnswers
    return lambda kept: directory(tmp_path / "log", kept, parquet=request.param == "Parquet")


def test_all_answers_come_back_as_they_were(log_of: LogOf) -> None:
    kept = [answer(number) for number in range(20)]
    assert list(log_of(kept)(*ANY_TIME)) == kept


def test_the_span_has_its_first_moment_and_not_its_last(log_of: LogOf) -> None:
    log = log_of([answer(number, seconds=number) for number in range(10)])
    found = log(NOON + timedelta(seconds=3), NOON + timedelta(seconds=6))
    assert [each.request_id for each in found if each] == ["request-3", "request-4", "request-5"]


def test_a_log_without_answers_gives_none(log_of: LogOf) -> None:
    log = log_of([answer(1)])
    assert list(log(NOON - timedelta(days=2), NOON - timedelta(days=1))) == []


def test_a_line_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    log = directory(tmp_path, [answer(1), None, answer(2)], parquet=False)
    assert list(log(*ANY_TIME)) == [answer(1), None, answer(2)]


def test_a_torn_last_line_is_passed_over_wherever_it_is_torn(tmp_path: Path) -> None:
    line = encode(replace(ANSWER, text="Lampe für den Schreibtisch")).encode()
    file = tmp_path / f"answers-20260101T000000.000000Z-00000000{OPEN}"
    for cut in range(len(line) - 1):
        file.write_bytes(encode(answer(1)).encode() + line[:cut])
        assert list(LoggedAnswers(tmp_path)(*ANY_TIME)) == [answer(1)]


def test_files_of_an_older_time_are_not_opened(tmp_path: Path) -> None:
    log = directory(tmp_path, [answer(1)], parquet=False)
    [file] = tmp_path.iterdir()
    file.write_text("no line of ours\n", encoding="utf-8")
    os.utime(file, (0, 0))
    assert list(log(*ANY_TIME)) == []


def test_a_file_that_is_finished_meanwhile_is_read_under_its_new_name(tmp_path: Path) -> None:
    log = directory(tmp_path, [answer(1)], parquet=False)
    reading = log(*ANY_TIME)
    later = tmp_path / f"answers-99990101T000000.000000Z-00000000{OPEN}"
    later.write_text(encode(answer(2)), encoding="utf-8")
    assert next(reading) == answer(1)
    later.rename(later.with_suffix(""))
    assert list(reading) == [answer(2)]


def test_damaged_parquet_is_one_thing_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "answers-20260101T000000.000000Z-00000000.parquet").write_bytes(b"PAR1 no more")
    assert list(LoggedAnswers(tmp_path)(*ANY_TIME)) == [None]


def test_parquet_with_a_damaged_page_is_too(tmp_path: Path) -> None:
    directory(tmp_path, [answer(1)], parquet=True)
    [lines] = tmp_path.iterdir()
    file = tmp_path / "answers-20260101T000000.000000Z-00000000.parquet"
    LinesToParquet()(lines, file)
    lines.unlink()
    content = file.read_bytes()
    file.write_bytes(content[:4] + b"\xff" * 40 + content[44:])
    assert list(LoggedAnswers(tmp_path)(*ANY_TIME)) == [None]


@pytest.mark.parametrize(
    "changed",
    [
        {"time": "2026-01-02T03:04:05"},
        {"confidence": float("nan")},
        {"confidence": 1.5},
        {"price": float("inf")},
        {"rating": float("nan")},
    ],
)
def test_a_line_that_could_not_be_compared_is_none_of_ours(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    line = json.dumps({**json.loads(encode(ANSWER)), **changed})
    (tmp_path / "answers-20260101T000000.000000Z-00000000.jsonl").write_text(f"{line}\n")
    assert list(LoggedAnswers(tmp_path)(*ANY_TIME)) == [None]


def test_other_files_are_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "notes.jsonl").write_text("a note\n", encoding="utf-8")
    assert list(LoggedAnswers(tmp_path)(*ANY_TIME)) == []


def test_a_directory_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(PathMissing, match="nowhere does not exist"):
        list(LoggedAnswers(tmp_path / "nowhere")(*ANY_TIME))
