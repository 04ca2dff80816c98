"""Logs: JSON unless a person is watching, with the run each line belongs to."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from entrypoints.logs import configure_logging
from entrypoints.settings import LoggingSettings


class Terminal(io.StringIO):
    """A stream that says a person is watching."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_json_when_nobody_is_watching() -> None:
    stream = io.StringIO()
    configure_logging(LoggingSettings(), stream=stream)
    structlog.get_logger("creatives").info("model loaded", version=3)
    [line] = lines(stream)
    assert line["event"] == "model loaded"
    assert line["version"] == 3
    assert (line["level"], line["logger"]) == ("info", "creatives")
    assert line["timestamp"].endswith("Z")


def test_words_on_a_terminal() -> None:
    stream = Terminal()
    configure_logging(LoggingSettings(), stream=stream)
    structlog.get_logger("creatives").info("model loaded", version=3)
    assert "model loaded" in stream.getvalue()
    assert not stream.getvalue().startswith("{")


@pytest.mark.parametrize(
    ("wanted", "stream", "is_json"), [("json", Terminal(), True), ("console", io.StringIO(), False)]
)
def test_the_format_can_be_forced(wanted: str, stream: io.StringIO, *, is_json: bool) -> None:
    configure_logging(LoggingSettings.model_validate({"format": wanted}), stream=stream)
    structlog.get_logger("creatives").info("model loaded")
    assert stream.getvalue().startswith("{") is is_json
    assert "\x1b" not in stream.getvalue()


def test_every_line_of_a_run_carries_its_ids() -> None:
    stream = io.StringIO()
    configure_logging(LoggingSettings(), stream=stream)
    with structlog.contextvars.bound_contextvars(run_key="run-7"):
        structlog.get_logger("creatives").info("ours")
        logging.getLogger("library").warning("a library's, %s", "formatted")
    structlog.get_logger("creatives").info("after")
    ours, library, after = lines(stream)
    assert ours["run_key"] == library["run_key"] == "run-7"
    assert library["event"] == "a library's, formatted"
    assert library["logger"] == "library"
    assert "run_key" not in after


@pytest.mark.parametrize(
    ("level", "seen"),
    [
        ("debug", ["debug", "info", "warning", "error"]),
        ("info", ["info", "warning", "error"]),
        ("warning", ["warning", "error"]),
        ("error", ["error"]),
    ],
)
def test_a_level_holds_for_our_lines_and_for_libraries(level: str, seen: list[str]) -> None:
    stream = io.StringIO()
    configure_logging(LoggingSettings.model_validate({"level": level}), stream=stream)
    for logger in (structlog.get_logger("creatives"), logging.getLogger("library")):
        for each in ("debug", "info", "warning", "error"):
            getattr(logger, each)(each)
    assert [line["level"] for line in lines(stream)] == [*seen, *seen]


def test_libraries_that_talk_much_are_heard_from_warnings_on() -> None:
    stream = io.StringIO()
    configure_logging(LoggingSettings(level="debug"), stream=stream)
    logging.getLogger("mlflow.tracking").info("chatter")
    logging.getLogger("mlflow.tracking").warning("trouble")
    assert [line["event"] for line in lines(stream)] == ["trouble"]


def test_an_error_is_told_with_its_traceback_but_without_the_data() -> None:
    stream = io.StringIO()
    configure_logging(LoggingSettings(), stream=stream)
    private = "what a customer typed"
    try:
        private.index("?")
    except ValueError:
        structlog.get_logger("creatives").exception("failed")
        logging.getLogger("library").exception("failed too")
    ours, library = lines(stream)
    for line in (ours, library):
        assert line["exception"][0]["exc_type"] == "ValueError"
        assert line["exception"][0]["frames"]
    assert private not in stream.getvalue()


def test_a_file_gets_json_even_beside_a_terminal(tmp_path: Path) -> None:
    file = tmp_path / "logs" / "creatives.log"
    stream = Terminal()
    configure_logging(LoggingSettings(file=file), stream=stream)
    structlog.get_logger("creatives").info("geladen", titel="Café ☕")
    assert "geladen" in stream.getvalue()
    line = json.loads(file.read_text(encoding="utf-8"))
    assert (line["event"], line["titel"]) == ("geladen", "Café ☕")


def test_configuring_again_replaces_what_was_there(tmp_path: Path) -> None:
    first, second = io.StringIO(), io.StringIO()
    configure_logging(LoggingSettings(file=tmp_path / "one.log"), stream=first)
    configure_logging(LoggingSettings(), stream=second)
    structlog.get_logger("creatives").info("once")
    assert first.getvalue() == ""
    assert len(lines(second)) == 1
    assert (tmp_path / "one.log").read_text() == ""


def test_standard_output_stays_free_for_results(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(LoggingSettings())
    structlog.get_logger("creatives").info("model loaded")
    out, err = capsys.readouterr()
    assert out == ""
    assert json.loads(err)["event"] == "model loaded"
