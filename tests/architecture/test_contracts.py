"""Each contract of import-linter fails where it is broken, and the domain needs no package."""

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("domain", "adapters", "entrypoints", "scripts", "dags")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {each["id"] for each in SETTINGS["tool"]["importlinter"]["contracts"]}

# Contract -> a module, new or there, and an import that it must not have.
PLANTED = {
    "layers": ("adapters/storage/manifest.py", "import entrypoints.cli"),
    "domain-layers": ("domain/model/planted.py", "import domain.ports.clock"),
    "no-circles": ("domain/model/catalog/product.py", "import domain.model.data.dataset"),
    "adapters-without-use-cases": (
        "adapters/storage/planted.py",
        "import domain.use_cases",
    ),
    "composition-root": ("entrypoints/planted.py", "import adapters.storage.manifest"),
    "thin-scripts": ("scripts/planted.py", "import domain.model.catalog.product"),
    "light-inference": ("entrypoints/inference_app/planted.py", "import torch"),
    "adapter-families": ("adapters/storage/planted.py", "import adapters.onnx.conversion"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The parts of the project that the contracts speak of."""
    for folder in FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken(project: Path) -> set[str]:
    """Ids of the contracts that do not hold."""
    program = Path(sys.executable).with_name("lint-imports")
    if not program.exists():
        pytest.skip("import-linter is not installed: tox -e lint, or sh scripts/dev.sh")
    names = {each["name"]: each["id"] for each in SETTINGS["tool"]["importlinter"]["contracts"]}
    said = subprocess.run(
        [program, "--no-cache"], cwd=project, capture_output=True, text=True, check=False
    ).stdout
    assert said.count("KEPT") + said.count("BROKEN") == len(names)
    return {names[line.removesuffix(" BROKEN")] for line in said.splitlines() if "BROKEN" in line}


def test_all_contracts_hold(copy: Path) -> None:
    assert broken(copy) == set()


def test_every_contract_has_a_violation_to_find() -> None:
    assert PLANTED.keys() == CONTRACTS


@pytest.mark.parametrize("contract", PLANTED)
def test_a_contract_fails_on_a_planted_violation(copy: Path, contract: str) -> None:
    path, line = PLANTED[contract]
    with (copy / path).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    assert contract in broken(copy)


def foreign_imports(code: str) -> set[str]:
    """Top-level packages that code of the domain must not import."""
    names = {name.partition(".")[0] for name in _imported(ast.parse(code))}
    return names - sys.stdlib_module_names - {"domain"}


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "a relative import"


def test_the_domain_imports_the_standard_library_alone() -> None:
    modules = sorted((ROOT / "domain").rglob("*.py"))
    assert modules
    found = {path.name: foreign_imports(path.read_text(encoding="utf-8")) for path in modules}
    assert {name: packages for name, packages in found.items() if packages} == {}


@pytest.mark.parametrize("package", ["rich", "matplotlib", "sklearn", "jinja2", "numpy"])
@pytest.mark.parametrize("form", ["import {}", "from {} import x", "def f():\n    import {}.y"])
def test_a_package_in_the_domain_is_found(package: str, form: str) -> None:
    assert foreign_imports(form.format(package)) == {package}
