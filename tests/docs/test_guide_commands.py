"""The guide names every command with every option, and its examples use no other."""

import importlib.util
import re
import shlex
import tomllib
from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest
import typer

from entrypoints.data_app.service import main as data_app
from entrypoints.inference_app.service import main as inference_app
from tests.docs.page import README, ROOT, blocks, code, guide, headings, rows, section

SERVICES = {
    "python -m entrypoints.data_app": data_app,
    "python -m entrypoints.inference_app": inference_app,
}
RUNS = {
    "scripts/quickstart.sh": "scripts/quickstart.py",
    "scripts/airflow.sh": "scripts/run_airflow.py",
}
SCRIPTS = sorted(f"scripts/{path.name}" for path in (ROOT / "scripts").glob("*.[ps][yh]"))
PROGRAMS = [*SERVICES, *(name for name in SCRIPTS if name.endswith(".py"))]
_OPTION = re.compile(r"--[a-z][a-z-]*")


def _command(name: str) -> Callable[..., Any]:
    """The typed function behind a program."""
    if name in SERVICES:
        return SERVICES[name]
    path = ROOT / name
    elsewhere = re.search(r'run\(\s*"([\w.]+:\w+)"[,)]', path.read_text(encoding="utf-8"))
    if elsewhere:
        named: Callable[..., Any] = resolve_name(elsewhere[1])
        return named
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    command: Callable[..., Any] = getattr(module, path.stem)
    return command


def _parameters(name: str) -> list[Any]:
    app = typer.Typer(add_completion=False)
    app.command()(_command(name))
    return list(typer.main.get_command(app).params)


def _options(name: str) -> set[str]:
    found = (option for each in _parameters(name) for option in (*each.opts, *each.secondary_opts))
    return {option for option in found if option.startswith("--")} - {"--help"}


def _invocations(text: str) -> list[list[str]]:
    """The command lines of all shell blocks, as words."""
    lines = (line for block in blocks("sh", text) for line in block.replace("\\\n", "").split("\n"))
    return [shlex.split(line, comments=True) for line in lines]


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    documented = [code(title)[0] for title in headings(3, section("Commands"))]
    assert sorted(documented) == sorted([*SCRIPTS, *SERVICES])


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_option_is_documented_and_every_documented_one_exists(name: str) -> None:
    documented = [option for row in rows(section(f"`{name}`")) for option in code(row[0])]
    assert set(documented) == _options(name)
    assert len(documented) == len(set(documented))


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_argument_is_documented(name: str) -> None:
    arguments = [each.name for each in _parameters(name) if each.param_type_name == "argument"]
    for argument in arguments:
        assert argument.upper() in section(f"`{name}`")


def test_defaults_of_numbers_are_the_documented_ones() -> None:
    for name in PROGRAMS:
        table = {code(row[0])[0]: row[1] for row in rows(section(f"`{name}`"))}
        for parameter in _parameters(name):
            if isinstance(parameter.default, int) and not isinstance(parameter.default, bool):
                assert table[parameter.opts[0]] == str(parameter.default)


@pytest.mark.parametrize(
    "page", [README.read_text(encoding="utf-8"), guide()], ids=["README", "guide"]
)
def test_examples_call_programs_that_exist_with_options_they_have(page: str) -> None:
    called = 0
    for words in _invocations(page):
        line = " ".join(words)
        for script in re.findall(r"scripts/\w+\.\w+", line):
            called += 1
            assert script in SCRIPTS
            program = RUNS.get(script, script)
            if script in words and program in PROGRAMS:  # else it is named to another program
                own = line.partition(script)[2]
                assert set(_OPTION.findall(own)) <= _options(program), line
        for module in re.findall(r"-m (entrypoints\.\w+)", line):
            called += 1
            assert f"python -m {module}" in SERVICES
    assert called


def test_extras_and_test_environments_are_the_documented_ones() -> None:
    project = tomllib.loads(Path(ROOT, "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [code(row[0]) for row in rows(section("Installation"))]
    assert [name for cell in extras for name in cell] == list(project["optional-dependencies"])

    [envlist] = re.findall(r"^envlist = (.+)$", (ROOT / "tox.ini").read_text(), re.MULTILINE)
    described = section("`scripts/test.sh`").partition("The environments:")[2]
    assert set(envlist.split(", ")) == set(code(described))
