"""Files of creatives: a format in a kind of file."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from adapters.sheets.containers.container import Container
from adapters.sheets.containers.json_lines import JsonLines, JsonList
from adapters.sheets.containers.separated import Separated, for_people
from adapters.sheets.containers.workbook import ExcelWorkbook
from adapters.sheets.formats.all_formats import FORMATS
from adapters.sheets.formats.layout import Layout
from domain.errors.base import InvalidValue
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.platform import Platform
from domain.model.creative.sheet import CsvForm, SheetNames, WrittenProduct

_EXCEL = "xlsx"
FORMAT_NAMES = (*FORMATS, _EXCEL)
_BY_ENDING = {".xlsx": _EXCEL, ".jsonl": "jsonl"}
_DEFAULT = "long"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSheet:
    """Implements ``CreativeSheet``."""

    layout: Layout
    container: Container
    columns: tuple[str, ...]
    names: SheetNames
    form: str

    @property
    def identity(self) -> str:
        return f"{self.form} {self.names}"

    def head(self) -> bytes:
        return self.container.head(self.columns)

    def part(self, written: WrittenProduct) -> bytes:
        return self.container.part(self.columns, self.layout.rows(written, self.names))

    def finish(self, parts: Path) -> Path:
        return self.container.finish(self.columns, parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """Implements ``SheetKind``."""

    name: str
    layout: Layout
    ending: str
    csv: CsvForm

    @property
    def platforms(self) -> tuple[Platform, ...]:
        return self.layout.platforms

    @property
    def most_variants(self) -> int:
        return self.layout.most_variants

    def sheet(self, campaign: Campaign, names: SheetNames) -> FileSheet:
        return FileSheet(
            layout=self.layout,
            container=_container(self.ending, self.csv, is_verbatim=self.layout.is_verbatim),
            columns=self.layout.columns(campaign),
            names=names,
            form=f"{self.name}{self.ending} {self.csv}",
        )


def choose_sheet(csv: CsvForm, name: str | None, target: str) -> FileKind:
    """Implements ``ChooseSheet`` for one form; the file's ending decides what no name does."""
    ending = PurePath(target).suffix.casefold()
    chosen = name or _BY_ENDING.get(ending, _DEFAULT)
    if chosen not in FORMAT_NAMES:
        raise InvalidValue("--format", chosen, f"one of {', '.join(FORMAT_NAMES)}")
    layout = FORMATS[_DEFAULT if chosen == _EXCEL else chosen]
    endings = (f".{_EXCEL}",) if chosen == _EXCEL else layout.endings
    if ending not in endings:
        if ending or name == _EXCEL:
            raise InvalidValue(
                "the target of --format " + chosen, target, f"a file with {' or '.join(endings)}"
            )
        ending = endings[0]
    return FileKind(name=chosen, layout=layout, ending=ending, csv=csv)


def _container(ending: str, form: CsvForm, *, is_verbatim: bool) -> Container:
    match ending:
        case ".xlsx":
            return ExcelWorkbook()
        case ".jsonl":
            return JsonLines()
        case ".json":
            return JsonList()
        case ".tsv" | ".txt":
            return Separated(delimiter="\t", is_verbatim=is_verbatim)
        case _ if is_verbatim:
            return Separated(delimiter=",", is_verbatim=True)
        case _:
            return for_people(form)
