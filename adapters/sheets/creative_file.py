"""Creatives as a file for spreadsheets or for programs."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from adapters.durable_files import write_bytes
from domain.errors.catalog import ResultNotWritten
from domain.model.creative.brief.brief import Brief
from domain.model.creative.creative import Creative
from domain.model.creative.variants.variant import FieldText, Variant

# What a spreadsheet would take for a formula (OWASP: CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_TEXT_COLUMNS = ("variant", "tone", "field", "text", "count", "limit", "hashtags", "template_id")
Row = Mapping[str, str | int | float | bool | None]
_NO_TEXT: Row = dict.fromkeys(_TEXT_COLUMNS)


def write_creative_file(
    path: PurePath, briefs: Sequence[Brief], creatives: Sequence[Creative]
) -> None:
    """One row for each text, into CSV or, for names that end so, JSON; whole or not at all.

    In CSV a cell that a spreadsheet would run as a formula begins with an apostrophe.

    Raises:
        ResultNotWritten: the disk or the place refuses the file; what stood there stands.
    """
    pairs = zip(briefs, creatives, strict=True)
    rows = [
        row
        for number, (brief, creative) in enumerate(pairs, 1)
        for row in _rows(number, brief.title, creative)
    ]
    is_json = path.suffix.casefold() == ".json"
    data = json.dumps(rows, ensure_ascii=False, indent=1) + "\n" if is_json else _csv(rows)
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        write_bytes(Path(path), data.encode())
    except OSError as error:
        raise ResultNotWritten(str(path), error.strerror or str(error)) from error


def _rows(number: int, title: str, creative: Creative) -> Iterator[Row]:
    judged: Row = {
        "quality": creative.quality.word,
        "confidence": round(creative.confidence, 4),
        "needs_review": creative.needs_review,
        "model_version": creative.model_version,
        "seed": creative.seed,
    }
    for copy in creative.platforms:
        place_of: Row = {"product": number, "title": title, "platform": copy.platform.id}
        if copy.problem is not None:
            yield {**place_of, **_NO_TEXT, "problem": str(copy.problem), **judged}
        for place, variant in enumerate(copy.variants, 1):
            for text in variant.texts:
                columns = _text_columns(variant, text)
                yield {**place_of, "variant": place, **columns, "problem": None, **judged}


def _text_columns(variant: Variant, text: FieldText) -> Row:
    return {
        "tone": variant.tone.value,
        "field": text.field.name,
        "text": text.text,
        "count": text.length,
        "limit": text.field.limit,
        "hashtags": " ".join(text.hashtags),
        "template_id": text.template_id,
    }


def _csv(rows: Sequence[Row]) -> str:
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, fieldnames=list(rows[0]) if rows else [], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return sheet.getvalue()


def _harmless(value: object) -> object:
    is_formula = isinstance(value, str) and value.startswith(_FORMULA_STARTS)
    return f"'{value}" if is_formula else value
