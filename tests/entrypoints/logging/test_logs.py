"""Logs: JSON unless a person is watching, with the run each line belongs to."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from entrypoints.logging.logs import configure_logging
from entrypoints.settings.sections import LoggingSettings

OURS = "entrypoints.some_module"
PACKAGES = ("adapters", "domain", "entrypoints", "scripts")


class Terminal(io.StringIO):
    """A stream that says a person is watching."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers = list(root.handlers)
    levels = {name: logging.getLogger(name).level for name in (None, *PACKAGES)}
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_json_when_nobody_is_watching() -> None:
    stream = io.StringIO()
    configure_logging(LoggingSettings(), stream=stream)
    structlog.get_logger(OURS).info("model loaded", version=3)
    [line] = lines(stream)
    assert line["event"] == "model loaded"
    assert line["version"] == 3
    assert (line["level"], line["logger"]) == ("info", OURS)
    assert line["timestamp"].endswith("Z")


def test_words_on_a_terminal() -> None:
    stream = Terminal()
    configure_logging(LoggingSettings(), stream=stream)
    structlog.get_logger(OURS).info("model loaded", version=3)
    assert "model loaded" in stream.getvalue()
    assert not stream.getvalue().startswith("{")


@pytest.mark.parametrize(
    ("wanted", "stream", "is_json"), [("json", Terminal(), True), ("console", io.StringIO(), False)]
)
def test_the_format_can_be_forced(wanted: str, stream: io.StringIO, *, is_json: bool) -> None:
    configure_logging(LoggingSettings.model_validate({"format": wanted}), stream=stream)
    structlog.get_logger(OURS).info("model loaded")
    assert stream.getvalue().startswith("{") is is_json
    assert "\x1b" not in stream.getvalue()


def test_every_line_of_a_run_carries_its_ids() -> None:
    stream = io.StringIO()
    configure_logging(LoggingSettings(), stream=stream)
    with structlog.contextvars.bound_contextvars(run_key="run-7"):
        structlog.get_logger(OURS).info("ours")
        logging.getLogger("library").warning("a library's, %s", "formatted")
    structlog.get_logger(OURS).info("after")
    ours, library, after = lines(stream)
    assert ours["run_key"] == library["run_key"] == "run-7"
    assert library["event"] == "a library's, formatted"
    assert library["logger"] == "library"
    assert "run_key" not in after


def test_lines_of_prefect_name_the_run_they_belong_to() -> None:
    stream = io.StringIO()
    configure_logging(LoggingSettings(), stream=stream)
    logging.getLogger("prefect.task_runs").warning(
        "late", extra={"flow_run_name": "wise-owl", "task_run_name": "train-1", "flow": object()}
    )
    [line] = lines(stream)
    assert (line["flow_run_name"], line["task_run_name"]) == ("wise-owl", "train-1")
    assert "flow" not in line


LEVELS = ["debug", "info", "warning", "error"]


@pytest.mark.parametrize(
    ("level", "of_ours", "of_libraries"),
    [
        ("debug", LEVELS, LEVELS),
        ("info", LEVELS[1:], LEVELS[2:]),  # what libraries narrate is not our news
        ("warning", LEVELS[2:], LEVELS[2:]),
        ("error", LEVELS[3:], LEVELS[3:]),
    ],
)
def test_a_level_holds_for_our_lines_and_libraries_speak_up_from_warnings_on(
    level: str, of_ours: list[str], of_libraries: list[str]
) -> None:
    stream = io.StringIO()
    configure_logging(LoggingSettings.model_validate({"level": level}), stream=stream)
    for logger in (structlog.get_logger(OURS), logging.getLogger("library")):
        for each in LEVELS:
            getattr(logger, each)(each)
    assert [line["level"] for line in lines(stream)] == [*of_ours, *of_libraries]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_of_ours_is_heard(package: str) -> None:
    stream = io.StringIO()
    configure_logging(LoggingSettings(), stream=stream)
    logging.getLogger(f"{package}.some_module").info("news")
    assert [line["event"] for line in lines(stream)] == ["news"]


def test_an_error_is_told_with_its_traceback_but_without_the_data() -> None:
    stream = io.StringIO()
    configure_logging(LoggingSettings(), stream=stream)
    private = "what a customer typed"
    try:
        private.index("?")
    except ValueError:
        structlog.get_logger(OURS).exception("failed")
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
    structlog.get_logger(OURS).info("geladen", titel="Café ☕")
    assert "geladen" in stream.getvalue()
    line = json.loads(file.read_text(encoding="utf-8"))
    assert (line["event"], line["titel"]) == ("geladen", "Café ☕")


def test_configuring_again_replaces_what_was_there(tmp_path: Path) -> None:
    first, second = io.StringIO(), io.StringIO()
    configure_logging(LoggingSettings(file=tmp_path / "one.log"), stream=first)
    configure_logging(LoggingSettings(), stream=second)
    structlog.get_logger(OURS).info("once")
    assert first.getvalue() == ""
    assert len(lines(second)) == 1
    assert (tmp_path / "one.log").read_text() == ""


def test_standard_output_stays_free_for_results(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(LoggingSettings())
    structlog.get_logger(OURS).info("model loaded")
    out, err = capsys.readouterr()
    assert out == ""
    assert json.loads(err)["event"] == "model loaded"
