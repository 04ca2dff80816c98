"""The implementation guide as data: its sections, tables and code blocks."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
GUIDE = ROOT / "docs" / "IMPLEMENTATION_GUIDE.md"

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def guide() -> str:
    return GUIDE.read_text(encoding="utf-8")


def section(title: str, text: str | None = None) -> str:
    """What stands under a heading, subsections included."""
    page = guide() if text is None else text
    found = re.search(rf"^(#+) {re.escape(title)}$", page, re.MULTILINE)
    assert found, f"the guide has no section {title!r}"
    rest = page[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def anchors(text: str) -> list[tuple[int, str, str]]:
    """Each heading with its level and the anchor that GitHub gives it."""
    given: Counter[str] = Counter()
    found = []
    for marks, title in re.findall(r"^(#+) (.+)$", _FENCE.sub("", text), re.MULTILINE):
        name = re.sub(r"[^\w\- ]", "", title).replace(" ", "-").lower()
        found.append((len(marks), title, f"{name}-{given[name]}" if given[name] else name))
        given[name] += 1
    return found


def headings(level: int, text: str) -> list[str]:
    return re.findall(rf"^#{{{level}}} (.+)$", text, re.MULTILINE)


def rows(text: str) -> list[list[str]]:
    """The cells of all table rows, heads and rules left out."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    rules = {number for number, line in enumerate(lines) if set(line) <= set("|-")}
    heads = {number - 1 for number in rules}
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for number, line in enumerate(lines)
        if number not in rules | heads
    ]


def code(text: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`\n]+)`", text)


def blocks(language: str, text: str) -> list[str]:
    return [content.rstrip("\n") for name, content in _FENCE.findall(text) if name == language]


def shape(value: Any) -> Any:
    """Keys and kinds of values, without the values; of a list, its first item."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    if isinstance(value, list):
        return [shape(each) for each in value[:1]]
    return type(value).__name__
