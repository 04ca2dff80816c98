"""A package that is not installed is named together with the extra that brings it."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from domain.errors.base import CreativesError
from entrypoints.cli import run
from entrypoints.extras import missing_extra

_METADATA = """Metadata-Version: 2.4
Name: marketing-creatives
Version: 0
Requires-Dist: pytest
Requires-Dist: absent-learn>=1; extra == "train"
Requires-Dist: pytest; extra == "train"
Requires-Dist: absent_too; extra == "air"
Requires-Dist: apache-absentflow[more]; extra == "air"
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's metadata: what is installed lacks both of its extras."""
    metadata = tmp_path / "marketing_creatives-0.dist-info" / "METADATA"
    metadata.parent.mkdir()
    metadata.write_text(_METADATA)
    monkeypatch.syspath_prepend(tmp_path)
    return metadata


def failed_import(module: str, *, within: str) -> ModuleNotFoundError:
    with pytest.raises(ModuleNotFoundError) as caught:
        exec(f"import {module}", {"__name__": within})  # noqa: S102 - as a module of that name
    return caught.value


@pytest.mark.parametrize(
    ("module", "extra"),
    [
        ("absent_learn.linear", "train"),
        ("absent_too", "air"),
        ("absentflow.sdk", "air"),
        ("ablearn", "train"),  # brought by absent-learn, perhaps: the first extra that lacks any
    ],
)
def test_the_extra_comes_from_the_metadata(installed: Path, module: str, extra: str) -> None:
    found = missing_extra(failed_import(module, within="adapters.training.some"))
    assert found is not None
    assert (found.package, found.extra) == (module.partition(".")[0], extra)


def test_the_cause_of_another_error_counts(installed: Path) -> None:
    error = CreativesError("the database is down")
    error.__cause__ = failed_import("absent_learn", within="adapters.tracking.some")
    found = missing_extra(error)
    assert found is not None
    assert found.extra == "train"


@pytest.mark.parametrize(
    ("module", "within"),
    [
        ("absent_learn", "mlflow.some"),  # a package of others that is itself incomplete
        ("adapters.absent", "entrypoints.some"),  # a module of ours that is not there
    ],
)
def test_a_fault_is_no_missing_extra(installed: Path, module: str, within: str) -> None:
    assert missing_extra(failed_import(module, within=within)) is None


def test_with_all_extras_none_is_missing(installed: Path) -> None:
    installed.write_text(_METADATA.partition("Requires-Dist: absent")[0])
    assert missing_extra(failed_import("absent_learn", within="adapters.some")) is None


def test_a_program_says_so_in_one_line(
    installed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def program() -> None:
        raise failed_import("absent_learn", within="adapters.some")

    monkeypatch.setattr("sys.argv", ["program"])
    with pytest.raises(SystemExit) as left:
        run(program)
    assert left.value.code == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("error: the package 'absent_learn' is not installed")
    assert "'.[train]'" in line


@pytest.mark.skipif(find_spec("pandas") is not None, reason="the extra train is installed")
def test_a_script_that_cannot_be_imported_says_so_too() -> None:
    script = Path(__file__).parents[2] / "scripts" / "benchmark_storage.py"
    ended = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith("error: the package 'pandas' is not installed")
