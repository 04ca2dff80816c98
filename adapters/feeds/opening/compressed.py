"""What is inside gzip and zip files, bounded."""

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import PurePosixPath
from typing import IO

from adapters.feeds.opening.content import Content
from domain.errors.catalog import FeedUnreadable

MOST_BYTES = 4 << 30  # unpacked
_MOST_RATIO = 250  # unpacked to packed; catalogues pack to a tenth, at most to a hundredth
_SMALL = 64 << 20  # below which no ratio is too high
_UNPACK = "unpack it, and name the file inside"
_ZIP_ENCRYPTED = 0x1
BROKEN = (
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
)
_LEFT_OVER = ("__MACOSX/", ".DS_Store")  # what systems put into archives beside files


def is_gzip(head: bytes) -> bool:
    return head.startswith(b"\x1f\x8b")


def is_zip(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def unpacked_gzip(content: Content) -> Content:
    """What a gzip file has inside."""

    def opened() -> io.RawIOBase:
        with ExitStack() as stack:
            packed = stack.enter_context(content.open())
            file = stack.enter_context(gzip.GzipFile(fileobj=packed, mode="rb"))
            return _Unpacked(file, packed.tell, content.source, stack.pop_all())

    name = content.name.casefold().removesuffix(".gz")
    return Content(content.source, name, opened, content.notes)


def unpacked_zip(content: Content, names: list[zipfile.ZipInfo]) -> Content:
    """The only file in an archive.

    Args:
        names: as ``members`` has them.

    Raises:
        FeedUnreadable: it has none or several, or the one is not to be opened.
    """
    files = [each for each in names if not _is_left_over(each)]
    if len(files) != 1:
        inside = ", ".join(each.filename for each in files[:10]) or "nothing"
        raise FeedUnreadable(
            content.source, f"it holds {len(files)} files: {inside:.300}"[:400], _UNPACK
        )
    (member,) = files
    _check(member, content.source)

    def opened() -> io.RawIOBase:
        with ExitStack() as stack:
            packed = stack.enter_context(content.open())
            try:
                archive = stack.enter_context(zipfile.ZipFile(packed))
                file = stack.enter_context(archive.open(member))
            except BROKEN as error:
                raise _broken(content.source, error) from error
            size = member.compress_size
            return _Unpacked(file, lambda: size, content.source, stack.pop_all())

    note = f"It is {member.filename}, from a zip archive."
    return Content(content.source, member.filename, opened, (*content.notes, note))


def members(content: Content) -> list[zipfile.ZipInfo]:
    """What an archive says that it has inside.

    Raises:
        FeedUnreadable: it is broken.
    """
    try:
        with content.open() as file, zipfile.ZipFile(file) as archive:
            return [each for each in archive.infolist() if not each.is_dir()]
    except BROKEN as error:
        raise _broken(content.source, error) from error


class _Unpacked(io.RawIOBase):
    """Bytes as they are unpacked; ends with an error where they are broken or too many."""

    def __init__(
        self,
        file: IO[bytes] | gzip.GzipFile,
        packed: Callable[[], int],
        source: str,
        held: ExitStack,
    ) -> None:
        super().__init__()
        self._file, self._packed, self._source, self._held = file, packed, source, held
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        try:
            data = self._file.read(len(buffer))
        except BROKEN as error:
            raise _broken(self._source, error, self._count) from error
        self._count += len(data)
        self._check()
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._held.close()
        super().close()

    def _check(self) -> None:
        is_odd = self._count > _SMALL and self._count > _MOST_RATIO * max(1, self._packed())
        if is_odd or self._count > MOST_BYTES:
            limit = f"{_MOST_RATIO} times its size" if is_odd else f"{MOST_BYTES >> 30} GiB"
            raise FeedUnreadable(
                self._source, f"it unpacks to more than {limit}", "bring it in several files"
            )


def _is_left_over(member: zipfile.ZipInfo) -> bool:
    return member.filename.startswith(_LEFT_OVER[0]) or member.filename.endswith(_LEFT_OVER[1])


def _check(member: zipfile.ZipInfo, source: str) -> None:
    name = member.filename
    path = PurePosixPath(name.replace("\\", "/"))
    is_odd = ".." in path.parts or path.is_absolute() or ":" in name or not name.isprintable()
    if is_odd:
        raise FeedUnreadable(source, f"its file has an odd name: {name!a:.100}", _UNPACK)
    if member.flag_bits & _ZIP_ENCRYPTED:
        raise FeedUnreadable(source, "it is encrypted", _UNPACK)
    if member.file_size > MOST_BYTES:
        raise FeedUnreadable(source, f"it unpacks to more than {MOST_BYTES >> 30} GiB", _UNPACK)


def _broken(source: str, error: Exception, place: int = 0) -> FeedUnreadable:
    at = f" after {place:,} unpacked bytes" if place else ""
    reason = f"it is broken{at}: {error or type(error).__name__}"
    return FeedUnreadable(source, reason[:300], "make or download it again")
