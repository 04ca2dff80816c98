import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import structlog
from structlog.typing import EventDict

from entrypoints.logging.direct_logger import DirectLogger, Output

RENDER = [structlog.processors.JSONRenderer()]


@contextmanager
def _full_disk() -> Iterator["logging.StreamHandler[io.TextIOWrapper]"]:
    handler = logging.StreamHandler(Path("/dev/full").open("w", encoding="utf-8"))  # noqa: SIM115 - closing it fails
    yield handler
    with pytest.raises(OSError, match="No space left"):
        handler.stream.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk always full")
def test_a_full_disk_costs_the_line_there_and_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sound = logging.StreamHandler(io.StringIO())
    with _full_disk() as full:
        logger = DirectLogger("entrypoints.x", [Output(full, RENDER), Output(sound, RENDER)])
        logger.info({"event": "promoted"})
        logger.info({"event": "again"})
    assert [json.loads(line)["event"] for line in sound.stream.getvalue().splitlines()] == [
        "promoted",
        "again",
    ]
    assert "No space left" in capsys.readouterr().err


def test_each_output_has_a_line_of_its_own() -> None:
    def forgetful(_: object, __: str, event: EventDict) -> str:
        return str(event.pop("event"))

    words, values = (logging.StreamHandler(io.StringIO()) for _ in range(2))
    logger = DirectLogger("entrypoints.x", [Output(words, [forgetful]), Output(values, RENDER)])
    logger.warning({"event": "promoted"})
    assert words.stream.getvalue() == "promoted\n"
    assert json.loads(values.stream.getvalue()) == {"event": "promoted"}
