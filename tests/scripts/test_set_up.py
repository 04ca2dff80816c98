"""The set-up of .venv: once, recovered by itself, in any folder, with progress that is readable."""

import shutil

import pytest

from tests.scripts.conftest import Project

SET_UP = "EXTRAS=train; . scripts/setup_environment.sh"
MAKE = ". scripts/make_venv.sh; make_venv .venv"


def _made(project: Project) -> int:
    return sum(call.startswith("-m venv") for call in project.calls)


def _installed(project: Project) -> list[str]:
    return [call for call in project.calls if "pip install" in call]


def test_a_second_start_installs_nothing(project: Project) -> None:
    assert project.run(SET_UP).returncode == 0
    before = _installed(project)
    assert project.run(SET_UP).stdout == ""
    assert _installed(project) == before
    assert _made(project) == 1


def test_pytorch_is_installed_first_and_alone(project: Project) -> None:
    project.run(SET_UP)
    first, *_, last = _installed(project)
    assert first.endswith("https://download.pytorch.org/whl/cpu torch")
    assert last.endswith("--editable .[train]")


def test_an_environment_without_pip_is_made_anew(project: Project) -> None:
    """As Debian's Python leaves it where python3-venv is missing."""
    (project.folder / ".venv" / "bin").mkdir(parents=True)
    theirs = project.folder / "python-of-the-system"
    theirs.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    theirs.chmod(0o755)
    (project.folder / ".venv" / "bin" / "python").symlink_to(theirs)
    done = project.run(SET_UP)
    assert theirs.read_text(encoding="utf-8") == "#!/bin/sh\nexit 1\n"  # not written through
    assert done.returncode == 0, done.stderr
    assert "making it anew" in done.stdout
    assert _made(project) == 1


def test_an_environment_of_another_folder_is_made_anew(project: Project) -> None:
    project.run(MAKE)
    moved = Project(project.folder.with_name("elsewhere"), project.programs)
    shutil.move(project.folder, moved.folder)
    assert "making it anew" in moved.run(MAKE).stdout
    assert moved.run(MAKE).stdout == ""
    assert _made(moved) == 2


def test_a_failed_installation_is_tried_again(project: Project) -> None:
    failed = project.run(SET_UP, BROKEN="yes")
    assert failed.returncode == 1
    assert "run this again" in failed.stderr
    assert "2/2" in project.run(SET_UP).stdout


def test_a_failed_second_part_is_tried_again(project: Project) -> None:
    project.run(SET_UP)
    with (project.folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    failed = project.run(SET_UP.replace("train", "airflow"), BROKEN="yes")
    assert failed.returncode == 1
    assert "run this again" in failed.stderr


def test_progress_fits_a_narrow_terminal(project: Project) -> None:
    lines = project.run(SET_UP.replace("train", "airflow")).stdout.splitlines()
    assert any("10 packages found" in line for line in lines)
    assert max(map(len, lines)) <= 60


@pytest.mark.parametrize("name", ["python3.11", "python3.12", "python3.13", "python3", "python"])
def test_a_python_is_found_by_each_of_its_names(project: Project, name: str) -> None:
    (project.programs / "python3.11").unlink()
    for other in ("python3.11", "python3.12", "python3.13", "python3.14", "python3", "python"):
        project.add_python(other, "#!/bin/sh\nexit 127\n")  # as pyenv's where it has no such
    project.add_python(name)
    assert project.run('. scripts/find_python.sh; echo "$PYTHON"').stdout.strip() == name


def test_a_python_that_is_too_old_is_refused(project: Project) -> None:
    for name in ("python3.12", "python3.13", "python3.14", "python3", "python"):
        project.add_python(name)
    refused = project.run(". scripts/find_python.sh", TOO_OLD="1")
    assert refused.returncode == 1
    assert "Python 3.11 or newer is needed" in refused.stderr
