"""The journal of an unfinished file: with what it was begun, and how far it is."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from domain.ports.unfinished_result import Identity, Progress


class Begun(BaseModel):
    """The first line."""

    identity: Mapping[str, str]


class Step(BaseModel):
    """A line for every part that was added.

    Attributes:
        size, rejected_size: of the files of parts and of rejected rows, in bytes.
        whole: name of the finished file, once it only has to be put in its place.
    """

    progress: Progress = Progress()
    size: int
    rejected_size: int = 0
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Journal:
    """What a journal says; the last line may be torn by a kill, and then is none.

    Attributes:
        length: in bytes, of the lines that are whole.
    """

    identity: Identity
    last: Step
    length: int


def read_journal(path: Path) -> Journal | None:
    """None where there is none, or where nothing was added to it yet."""
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return None
    try:
        identity = Begun.model_validate_json(lines[0]).identity
    except (IndexError, ValidationError):
        return None
    last, length = None, len(lines[0])
    for line in lines[1:]:
        try:
            last = Step.model_validate_json(line)
        except ValidationError:
            break
        length += len(line)
    return None if last is None else Journal(identity, last, length)


def begun_line(identity: Identity) -> bytes:
    return _line({"identity": dict(identity)})


def step_line(step: Step) -> bytes:
    return _line({**step.model_dump(), "progress": asdict(step.progress)})


def _line(content: Mapping[str, object]) -> bytes:
    return f"{json.dumps(content)}\n".encode()
