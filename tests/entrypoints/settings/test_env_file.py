"""A .env that cannot be read as it was meant is refused with the line, and nothing starts."""

import os
import traceback
from pathlib import Path
from threading import Thread

import pytest

from entrypoints.settings.errors import SettingsFileUnreadable
from entrypoints.settings.settings import load_settings

KEYS = "CREATIVES_INFERENCE__API_KEYS"
SECRET = "s3cret-7f3a"

pytestmark = pytest.mark.usefixtures("no_settings")


@pytest.fixture(autouse=True)
def _empty_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def _keys() -> list[str]:
    return [key.get_secret_value() for key in load_settings().inference.api_keys or ()]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (f'{KEYS}="{SECRET}\n', 1),
        (f"# a comment\n\n{KEYS}='{SECRET}\n", 3),
        (f'OTHER="open\n{KEYS}={SECRET}\n', 1),
        (f'OTHER="open\n{KEYS}="{SECRET}"\n', 1),
        (f'A=1\n\nOTHER="open\n  export {KEYS}={SECRET}\nLAST="\n', 3),
        (f"{KEYS}: {SECRET}\n", 1),
        (f"A=1\n{KEYS}:{SECRET}\n", 2),
        (f"\n{KEYS}\n", 2),
        (f"A=1\n={SECRET}\n", 2),
        (f"A=1\n{KEYS}={SECRET}\udcff\n", 2),
        ("".join(f"{letter}\0" for letter in f"{KEYS}={SECRET}\n"), 1),
        (f"A=1\n\u200b{KEYS}={SECRET}\n", 2),  # a space that nobody sees
        (f'A=1\n"{KEYS}"={SECRET}\n', 2),
        (f'$env:{KEYS}="{SECRET}"\n', 1),
        (f"creatives.inference.api_keys={SECRET}\n", 1),
        (f"{KEYS}={SECRET}\n\n{KEYS.lower()}=\n", 3),
        (f"{KEYS}=${{ABSENT}}\n", 1),
        (f"\n{KEYS}={SECRET}${{ABSENT}}\n", 2),
    ],
    ids=range(18),
)
def test_a_line_that_cannot_be_read_is_named_and_not_shown(content: str, line: int) -> None:
    Path(".env").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(
        SettingsFileUnreadable, match=rf"\.env cannot be read: line {line} "
    ) as found:
        load_settings()
    assert SECRET not in "".join(traceback.format_exception(found.value))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize(
    "line", [f"{KEYS}={SECRET}", f"export {KEYS}='{SECRET}'", f'{KEYS} = "{SECRET}"  # mine']
)
def test_the_forms_of_a_line(line: str, encoding: str) -> None:
    Path(".env").write_text(f"# über\r\nALONE\r\n{line}\r\nLONG='two\nlines'\n", encoding=encoding)
    assert _keys() == [SECRET]


def test_names_of_other_programs_are_theirs() -> None:
    Path(".env").write_text(f"my.name-x=1\nA=1\nA=${{ABSENT}}\n{KEYS}={SECRET}\n")
    assert _keys() == [SECRET]


def test_a_variable_stands_for_its_value() -> None:
    Path(".env").write_text(f"NAME={SECRET}\n{KEYS}=${{NAME}}-${{ABSENT:-x}}\n")
    assert _keys() == [f"{SECRET}-x"]


def test_variables_that_stand_for_ever_more_are_refused() -> None:
    lines = ["A0=0123456789", *(f"A{n}={f'${{A{n - 1}}}' * 10}" for n in range(1, 20))]
    Path(".env").write_text("\n".join(lines))
    with pytest.raises(SettingsFileUnreadable, match="is too long"):
        load_settings()


def _directory() -> None:
    Path(".env").mkdir()


def _loop() -> None:
    Path(".env").symlink_to(".env")


def _leads_nowhere() -> None:
    Path(".env").symlink_to("gone")


def _huge() -> None:
    with Path(".env").open("wb") as file:
        file.truncate(10_000_000_000)


@pytest.mark.parametrize("make", [_directory, _loop, _leads_nowhere, _huge])
def test_what_is_no_file_of_lines_is_refused(make: object) -> None:
    assert callable(make)
    make()
    with pytest.raises(SettingsFileUnreadable, match=r"\.env"):
        load_settings()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused() -> None:
    Path(".env").write_text(f"{KEYS}={SECRET}\n")
    Path(".env").chmod(0)
    with pytest.raises(SettingsFileUnreadable, match=r"\.env"):
        load_settings()


def test_a_pipe_is_read_as_a_file() -> None:
    """As password managers give secrets: once."""
    os.mkfifo(".env")

    def write() -> None:
        Path(".env").write_text(f"{KEYS}={SECRET}\n")

    writer = Thread(target=write, daemon=True)
    writer.start()
    assert _keys() == [SECRET]
    writer.join()
