"""The scripts in a folder whose name has a space and an umlaut, and a stub that records calls."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Makes environments as venv does, with itself as their Python, and installs by saying so.
STUB = """#!/bin/sh
printf '%s\\n' "$*" >>"$CALLS"
case "$*" in
-c*) exit "${TOO_OLD:-0}" ;;
"-m venv"*)
    for directory; do :; done
    case "$*" in *" --clear "*) rm -rf "$directory" ;; esac
    mkdir -p "$directory/bin"
    cp "$0" "$directory/bin/python"
    echo "command = $0 -m venv --clear $(pwd -P)/$directory" >"$directory/pyvenv.cfg"
    ;;
*"pip install"*)
    [ -z "${BROKEN:-}" ] || exit 1
    for number in 1 2 3 4 5 6 7 8 9 10; do
        echo "Collecting a-package-of-a-name-longer-than-most-$number<9,>=1 (from all of them)"
    done
    echo "Installing collected packages: a, b, c"
    ;;
esac
"""


@dataclass(frozen=True)
class Project:
    folder: Path
    programs: Path

    @property
    def calls(self) -> list[str]:
        """The arguments of each call of Python."""
        return (self.programs / "calls").read_text(encoding="utf-8").splitlines()

    def add_python(self, name: str, text: str = STUB) -> None:
        path = self.programs / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def run(self, commands: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """What sh does with the commands, the stubs first on the path."""
        return subprocess.run(
            ["/bin/sh", "-c", commands],
            cwd=self.folder,
            env={
                "PATH": f"{self.programs}{os.pathsep}/usr/bin{os.pathsep}/bin",
                "CALLS": str(self.programs / "calls"),
                **variables,
            },
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(folder=tmp_path / "mit Leerzeichen ü", programs=tmp_path / "programs")
    made.programs.mkdir()
    shutil.copytree(ROOT / "scripts", made.folder / "scripts", ignore=lambda *_: {"__pycache__"})
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, made.folder)
    made.add_python("python3.11")
    return made
