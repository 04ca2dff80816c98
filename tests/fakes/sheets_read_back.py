"""Files of creatives, read by other programs than those that wrote them."""

import csv
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from python_calamine import CalamineWorkbook

from adapters.sheets.creative_sheet import choose_sheet
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.sheet import CsvForm, SheetNames, WrittenProduct
from domain.ports.creative_sheet import ChooseSheet, CreativeSheet

CHOOSE: ChooseSheet = partial(choose_sheet, CsvForm())


def sheet_of(name: str | None, target: str, campaign: Campaign) -> CreativeSheet:
    return CHOOSE(name, target).sheet(campaign, SheetNames(media="https://img.example/{id}.jpg"))


def file_of(directory: Path, name: str, ending: str, products: Sequence[WrittenProduct]) -> Path:
    """A file as the command makes it, of products of one campaign."""
    sheet = sheet_of(name, f"out{ending}", products[0].brief.campaign)
    parts = directory / "parts"
    parts.write_bytes(sheet.head() + b"".join(map(sheet.part, products)))
    path = directory / f"out{ending}"
    sheet.finish(parts).replace(path)
    return path


def rows_of(path: Path) -> list[dict[str, object]]:
    match path.suffix:
        case ".json":
            return list(json.loads(path.read_bytes()))
        case ".jsonl":
            return [json.loads(line) for line in path.read_bytes().splitlines()]
        case ".xlsx":
            [head, *lines] = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
            return [dict(zip(head, line, strict=True)) for line in lines]
        case ending:
            with path.open(encoding="utf-8-sig", newline="") as file:
                delimiter = "," if ending == ".csv" else "\t"
                return list(csv.DictReader(file, delimiter=delimiter, strict=True))
