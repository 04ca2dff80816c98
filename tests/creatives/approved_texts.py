"""Copy for the frozen products as files that people read and approve."""

import html
import os
import re
import unicodedata
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from domain.model.creative.creative import Creative
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.variants.variant import FieldText, PlatformCopy, Variant
from entrypoints.benchmarks.creatives.writing import Record

APPROVED = Path(__file__).parent / "approved"
WISHES = {"platforms": list(PLATFORMS), "variants": 1, "seed": 1}
_WORDS = 6
HOW_TO_APPROVE = (
    "Read the new texts; if you would sign them: "
    "UPDATE_APPROVED=1 pytest tests/creatives/test_approved_texts.py"
)


def is_approving() -> bool:
    return os.environ.get("UPDATE_APPROVED") == "1"


def file_name(number: int, title: str) -> str:
    """As 05-veldman-trail-running-shoes.txt, or 58.txt where the title is in another script."""
    folded = unicodedata.normalize("NFKD", html.unescape(title)).encode("ascii", "ignore")
    words = re.findall(r"[a-z0-9]+", folded.decode().lower().replace("'", ""))
    known = words[:_WORDS] if any(word.isalpha() for word in words) else ()
    return "-".join([f"{number:02}", *known]) + ".txt"


def in_words(record: Record, creative: Creative) -> str:
    """Everything that was written for a product."""
    lines = [record["title"], "", *_default_answer(creative)]
    for copy in creative.platforms:
        lines += ["", *_platform(copy)]
    return "\n".join(lines) + "\n"


def difference(path: Path, now: str) -> str:
    """From what was approved to what is written now; empty where they are the same."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    return "\n".join(
        unified_diff(
            before.splitlines(),
            now.splitlines(),
            fromfile=f"approved/{path.name}",
            tofile="written now",
            lineterm="",
        )
    )


def _default_answer(creative: Creative) -> Iterator[str]:
    yield "== default answer"
    yield from _text("caption", creative.caption)
    yield from _text("ad_copy", creative.ad_copy)
    yield from _text("hashtags", " ".join(creative.hashtags))


def _platform(copy: PlatformCopy) -> Iterator[str]:
    yield f"== {copy.platform.id}"
    if not copy.variants:
        yield f"nothing: {copy.problem}"
    for variant in copy.variants:
        yield from _variant(variant)


def _variant(variant: Variant) -> Iterator[str]:
    yield f"-- {variant.tone.value}"
    for text in variant.texts:
        yield from _text(text.field.name, text.text)
        yield from _facts(text)


def _facts(text: FieldText) -> Iterator[str]:
    """The facts that a text names as used, where it does."""
    for fact in getattr(text, "facts", ()):
        yield f"    from {fact}"


def _text(field: str, text: str) -> Iterator[str]:
    """One line, or more with the later ones indented; empty ones stay empty."""
    first, *others = text.split("\n")
    yield f"{field}: {first}".rstrip()
    for line in others:
        yield f"    {line}".rstrip()
