"""What a peer is started with."""

import shutil
from pathlib import Path

import pytest

pytest.importorskip("psutil", reason="comes with the extra train, as what is tested does")

from entrypoints.benchmarks.serving.peers import search_path


def test_programs_beside_the_interpreter_are_found_without_an_activated_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere, beside = tmp_path / "elsewhere", tmp_path / "venv" / "bin"
    for directory in (elsewhere, beside):
        directory.mkdir(parents=True)
        (directory / "uvicorn").write_text("#!/bin/sh\n")
        (directory / "uvicorn").chmod(0o755)
    monkeypatch.setenv("PATH", str(elsewhere))
    path = search_path(beside / "python")["PATH"]
    assert shutil.which("uvicorn", path=path) == str(beside / "uvicorn")
