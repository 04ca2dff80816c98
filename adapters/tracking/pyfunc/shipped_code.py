"""Copies a script and what it imports of this project, under a name of its own.

The copy's packages lie in one package whose name ends with a digest of their text. So they meet no
other package that is called ``domain`` or ``adapters``, and models with different code can be
loaded side by side in one process.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

_ROOT = Path(__file__).parents[3]  # the project, or where it is installed
_PACKAGES = ("domain", "adapters", "entrypoints")
# This project imports at the beginning of a line, and its packages by their names.
_IMPORT = re.compile(rf"(?m)^(\s*(?:from|import) )({'|'.join(_PACKAGES)})\b")
_DIGITS = 12


def ship(script: Path, directory: Path) -> Path:
    """Write the script and the package it needs into a directory; returns that package."""
    sources = {str(file.relative_to(_ROOT)): file.read_text("utf-8") for file in _needed(script)}
    name = f"{script.stem}_{_digest(sources)}"
    package = directory / name
    for place, text in sources.items():
        target = package / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_renamed(text, name), "utf-8")
    (directory / script.name).write_text(_renamed(script.read_text("utf-8"), name), "utf-8")
    return package


def _renamed(text: str, name: str) -> str:
    return _IMPORT.sub(rf"\g<1>{name}.\g<2>", text)


def _needed(script: Path) -> list[Path]:
    """The files of this project that the script imports, and those that they import."""
    found: set[Path] = set()
    waiting = [script]
    while waiting:
        new = set(_imported(waiting.pop())) - found
        found |= new
        waiting += new
    return sorted(found)


def _imported(file: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):  # the only form in which this project imports itself
            for alias in node.names:
                yield from _files(f"{node.module}.{alias.name}".split("."))


def _files(parts: list[str]) -> Iterator[Path]:
    """Of a module, and of the packages around it; the last part may be a name within a module."""
    place = _ROOT
    for part in parts if parts[0] in _PACKAGES else ():
        place /= part
        files = (place / "__init__.py", place.with_suffix(".py"))
        yield from (file for file in files if file.is_file())


def _digest(sources: Mapping[str, str]) -> str:
    whole = sha256()
    for place, text in sorted(sources.items()):
        whole.update(f"{place}\0{text}\0".encode())
    return whole.hexdigest()[:_DIGITS]
