"""tox.ini: every test is run by an environment that has what it needs."""

import re
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
TOX = ConfigParser(interpolation=None)
TOX.read(ROOT / "tox.ini", encoding="utf-8")
BY_DEFAULT = [name.strip() for name in TOX["tox"]["envlist"].split(",")]
_DEFAULT_PATHS = re.compile(r"pytest \{posargs:([^}]+)\}")
_NEEDS = re.compile(r'importorskip\("(\w+)", reason="comes with the extra (\w+)')


def _section(environment: str) -> str:
    return "testenv:py{312,313}" if environment.startswith("py3") else f"testenv:{environment}"


def _paths(environment: str) -> list[Path]:
    found = _DEFAULT_PATHS.findall(TOX[_section(environment)]["commands"])
    return [ROOT / path for paths in found for path in paths.split()]


def _runs(environment: str, test: Path) -> bool:
    return any(test.is_relative_to(path) for path in _paths(environment))


def _has(environment: str, module: str, extra: str) -> bool:
    part = TOX[_section(environment)]
    extras = re.split(r"[,\s]+", part.get("extras", ""))
    distributions = part.get("deps", "").replace("-", "_").split()
    return extra in extras or module in distributions


def _needed(test: Path) -> Iterator[tuple[str, str]]:
    """What a test is skipped without: the module, and the extra it comes with."""
    for file in (test, *(folder / "conftest.py" for folder in test.parents)):
        if file.is_relative_to(ROOT / "tests") and file.exists():
            yield from _NEEDS.findall(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("environment", [*BY_DEFAULT, "quick"])
def test_the_paths_of_an_environment_exist(environment: str) -> None:
    assert all(path.exists() for path in _paths(environment))


@pytest.mark.parametrize("test", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_test_is_run_by_an_environment_that_has_what_it_needs(test: Path) -> None:
    needed = list(_needed(test))
    assert [
        environment
        for environment in BY_DEFAULT
        if _runs(environment, test) and all(_has(environment, *need) for need in needed)
    ]


def test_some_tests_need_an_extra() -> None:
    """Else the test above would say nothing of what is skipped."""
    assert {extra for test in TESTS for _, extra in _needed(test)} == {
        "train",
        "airflow",
        "prefect",
        "spark",
        "dev",
    }
