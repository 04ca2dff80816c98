"""What a program prints: its result alone on standard output, in every encoding."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RESULT = {"title": "Tee für 2 € 🏃", "rows": 3}
C_LOCALE = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}
ENCODINGS = ("ascii", "latin-1", "utf-8")

CHATTY = f"""
import ctypes, os, subprocess, sys
from entrypoints.cli import run

stream = sys.stdout

def main() -> dict[str, object]:
    print("a library's link 🏃")
    stream.write("kept since the import\\n")
    sys.stdout.write("another\\n")
    os.write(1, b"past Python\\n")
    ctypes.CDLL(None).puts(b"kept back by C")
    subprocess.run(["echo", "a child"], check=True)
    return {RESULT!r}

run(main)
"""
QUIET = """
from entrypoints.cli import run

def main() -> dict[str, int]:
    print("a library's link")
    return {"rows": 3}

run(main)
"""
PROSE = """
from entrypoints.cli import run

def main() -> None:
    print("Tee für 2 € 🏃")

run(main)
"""


def call(code: str, *redirections: str, **variables: str) -> "subprocess.CompletedProcess[bytes]":
    """Run it as a program, its standard output a pipe."""
    line = code.encode("ascii", "backslashreplace").decode()  # as this locale can be given it
    program = ["sh", "-c", f'exec "$0" -c "$1" {" ".join(redirections)}', sys.executable, line]
    environment = os.environ | C_LOCALE | {"PYTHONPATH": str(ROOT)} | variables
    return subprocess.run(program, env=environment, capture_output=True, timeout=120, check=False)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_result_is_alone_on_standard_output_whatever_else_is_printed(encoding: str) -> None:
    done = call(CHATTY, PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode(encoding)) == RESULT
    for words in (
        b"another",
        b"kept since the import",
        b"past Python",
        b"kept back by C",
        b"a child",
    ):
        assert words in done.stderr


def test_a_result_is_as_it_is_read_in_utf_8_and_escaped_elsewhere() -> None:
    assert "für 2 € 🏃".encode() in call(CHATTY, PYTHONIOENCODING="utf-8").stdout
    assert b"f\\u00fcr" in call(CHATTY, PYTHONIOENCODING="latin-1").stdout  # though it has the ü


def test_a_result_with_half_a_character_is_printed() -> None:
    code = CHATTY.replace(repr(RESULT), r'{"file": "caf\udce9.csv"}')
    done = call(code, PYTHONIOENCODING="utf-8")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"file": "caf\udce9.csv"}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_words_of_a_program_are_printed_with_escapes_where_needed(encoding: str) -> None:
    done = call(PROSE, PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    said = done.stdout.decode(encoding)
    assert "Tee" in said
    assert said == "Tee für 2 € 🏃\n" if encoding == "utf-8" else "\\u20ac" in said


@pytest.mark.parametrize("closed", ["1>&-", "2>&-"])
def test_a_program_whose_output_is_closed_goes_on(closed: str) -> None:
    done = call(QUIET, closed)
    assert done.returncode == 0, done.stderr
    if closed == "2>&-":
        assert json.loads(done.stdout) == {"rows": 3}


@pytest.mark.parametrize("script", ["quickstart.py", "retrain.py"])
def test_help_is_printed_in_ascii(script: str) -> None:
    environment = os.environ | C_LOCALE | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / script, "--help"],
        env=environment, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"Usage" in done.stdout
