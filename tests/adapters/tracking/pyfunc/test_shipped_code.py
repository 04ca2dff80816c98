"""Code that goes with a model: what is imported and no more, under a name that its text decides."""

import subprocess
import sys
from pathlib import Path

import pytest

from adapters.tracking.pyfunc import shipped_code

SCRIPT = """
def answer():
    from domain.model.shop import price, tax

    return price() + tax.RATE
"""
FILES = {
    "domain/__init__.py": "",
    "domain/model/__init__.py": "",
    "domain/model/shop/__init__.py": "from domain.model.shop.prices import price as price\n",
    "domain/model/shop/prices.py": (
        "import json\nfrom adapters.store import STORED\n\n\ndef price():\n    return STORED\n"
    ),
    "domain/model/shop/tax.py": "RATE = 5\n",
    "domain/model/shop/unused.py": "1 / 0\n",
    "adapters/__init__.py": "",
    "adapters/store.py": "from json import loads\n\nSTORED = loads('40')\n",
    "scripts/script.py": SCRIPT,
}  # fmt: skip


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for place, text in FILES.items():
        file = tmp_path / "project" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    monkeypatch.setattr(shipped_code, "_ROOT", tmp_path / "project")
    return tmp_path / "project" / "scripts" / "script.py"


def shipped(script: Path, place: Path) -> Path:
    place.mkdir()
    return shipped_code.ship(script, place)


def test_what_is_imported_goes_along_and_nothing_else(script: Path, tmp_path: Path) -> None:
    package = shipped(script, tmp_path / "out")
    files = {str(file.relative_to(package)) for file in package.rglob("*.py")}
    assert files == set(FILES) - {"domain/model/shop/unused.py", "scripts/script.py"}


def test_the_copy_runs_without_the_project(script: Path, tmp_path: Path) -> None:
    shipped(script, tmp_path / "out")
    program = "import script, sys; print(script.answer(), 'domain' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path / "out",
        env={},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == "45 False\n"


def test_another_text_is_another_name(script: Path, tmp_path: Path) -> None:
    first, again = shipped(script, tmp_path / "first"), shipped(script, tmp_path / "again")
    (script.parents[1] / "domain" / "model" / "shop" / "tax.py").write_text("RATE = 6\n")
    changed = shipped(script, tmp_path / "changed")
    assert first.name == again.name != changed.name
