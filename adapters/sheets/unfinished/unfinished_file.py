"""A file of creatives that grows in a folder beside its target, durably, part by part."""

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from adapters.files.durable_files import fsync_directory, make_directory
from adapters.files.file_locks import LOCK_FILE, locked
from adapters.files.storage_faults import storage_faults_explained
from adapters.sheets.unfinished.journal import Step, begun_line, read_journal, step_line
from adapters.sheets.unfinished.rejected import rejected_rows
from domain.errors.catalog import ResultNotWritten, ResumeRefused
from domain.errors.storage import ResourcesExhausted, StorageFault, StorageFull
from domain.model.catalog.feed import FeedFault
from domain.model.creative.sheet import CsvForm
from domain.ports.creative_sheet import CreativeSheet
from domain.ports.unfinished_result import Identity, Progress

FOLDER_SUFFIX = ".unfinished"
_JOURNAL, _PARTS, _REJECTED = "journal", "parts", "rejected"
_DEFAULT_CSV = CsvForm()


class UnfinishedFile:
    """Implements ``UnfinishedResult``.

    A part is written to the end of its file and made durable; then so is a line of the journal with
    the sizes. What a kill leaves behind the size of the last line is cut off by the next run.
    """

    def __init__(self, target: Path, sheet: CreativeSheet, last: Step, csv: CsvForm) -> None:
        self._target, self._sheet, self._csv = target, sheet, csv
        self._folder = folder_of(target)
        self._last = last

    @property
    def progress(self) -> Progress:
        return self._last.progress

    @property
    def is_complete(self) -> bool:
        return self._last.whole is not None

    def begin(self, identity: Identity) -> None:
        """Empty the folder of an earlier run, and write the head."""
        head = self._sheet.head()
        with _explained(self._target):
            for left in self._folder.iterdir():
                if left.name != LOCK_FILE:
                    left.unlink()
            _append(self._folder / _PARTS, head)
            _append(self._folder / _JOURNAL, begun_line(identity))
            self._note(Step(size=len(head)))
            fsync_directory(self._folder)

    def add(self, progress: Progress, part: bytes, faults: Sequence[FeedFault]) -> None:
        rejected = rejected_rows(self._csv, faults, is_first=not self._last.rejected_size)
        with _explained(self._target):
            _append(self._folder / _PARTS, part)
            if rejected:
                _append(self._folder / _REJECTED, rejected)
            self._note(
                Step(
                    progress=progress,
                    size=self._last.size + len(part),
                    rejected_size=self._last.rejected_size + len(rejected),
                )
            )

    def finish(self) -> Path | None:
        rejected = rejected_beside(self._target)
        with _explained(self._target):
            if self._last.whole is None:
                self._complete()
            if self._last.rejected_size:
                _move(self._folder / _REJECTED, rejected)
            else:
                rejected.unlink(missing_ok=True)  # of an earlier run
            _move(self._folder / str(self._last.whole), self._target)
            fsync_directory(self._target.parent)
        self.discard()
        return rejected if self._last.rejected_size else None

    def _complete(self) -> None:
        whole = self._sheet.finish(self._folder / _PARTS)
        _append(whole, b"")  # made durable
        fsync_directory(self._folder)
        self._note(self._last.model_copy(update={"whole": whole.name}))

    def discard(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _note(self, step: Step) -> None:
        _append(self._folder / _JOURNAL, step_line(step))
        self._last = step


@contextmanager
def open_unfinished(
    target: Path,
    sheet: CreativeSheet,
    identity: Identity,
    *,
    resume: bool,
    csv: CsvForm = _DEFAULT_CSV,
) -> Iterator[UnfinishedFile]:
    """Implements ``OpenResult``; a run that came nowhere leaves nothing.

    Args:
        csv: form of the rejected rows.
    """
    with _explained(target):
        make_directory(target.parent)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not target.is_file():  # root could replace /dev/null by the file
            raise ResultNotWritten(str(target), "it is a device or a pipe")
        stack = ExitStack()
        stack.enter_context(locked(folder_of(target), str(target), timeout=0))
    with stack:
        last = _gone_on_with(target, identity) if resume else None
        unfinished = UnfinishedFile(target, sheet, last or Step(size=0), csv)
        try:
            if last is None:
                unfinished.begin(identity)
            yield unfinished
        except BaseException:
            if not unfinished.progress.rows:
                unfinished.discard()
            raise


def _gone_on_with(target: Path, identity: Identity) -> Step | None:
    """The last step of the run that is gone on with; what it left behind that is cut off.

    Raises:
        ResumeRefused: as ``OpenResult``.
    """
    folder = folder_of(target)
    journal = read_journal(folder / _JOURNAL)
    if journal is None:
        return None
    others = [name for name in identity if journal.identity.get(name) != identity[name]]
    if others:
        raise ResumeRefused(str(target), f"it was begun with other {' and '.join(others)}")
    last = journal.last
    with _explained(target):
        _cut(folder / _JOURNAL, journal.length)
        if last.whole is not None:
            return last
        for name, size in ((_PARTS, last.size), (_REJECTED, last.rejected_size)):
            if not _cut(folder / name, size):
                raise ResumeRefused(str(target), f"{folder / name} is damaged")
    return last


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    """Raises StorageFull, ResourcesExhausted, ResultNotWritten."""
    try:
        with storage_faults_explained(target):
            yield
    except (StorageFull, ResourcesExhausted):
        raise
    except (StorageFault, FileNotFoundError) as error:
        raise ResultNotWritten(str(target), _reason(error)) from error


def _reason(error: Exception) -> str:
    # A local variable of the frame that handles an error would keep both alive.
    return getattr(error.__cause__ or error, "strerror", None) or str(error)


def _append(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _cut(path: Path, size: int) -> bool:
    """Cut a file off at a size; False where it has less."""
    there = path.stat().st_size if path.exists() else 0
    if there > size:
        os.truncate(path, size)
    return there >= size


def _move(source: Path, to: Path) -> None:
    """Put a file in its place, unless a run that was killed has done so."""
    if source.exists():
        source.replace(to)


def folder_of(target: Path) -> Path:
    """Where a file grows."""
    return target.with_name(f"{target.name}{FOLDER_SUFFIX}")


def rejected_beside(target: Path) -> Path:
    """Where the rows that were rejected on its way are."""
    return target.with_name(f"{target.stem}.rejected.csv")
