"""Products of catalogue files, or of the address of one."""

import glob
from pathlib import PurePath

from adapters.sources.collected import Collected
from domain.errors.catalog import FeedUnreadable
from domain.model.data.dataset import Collection
from domain.ports.product_feed import FeedReader

_CURSOR = "feed:"
_REMEDY = "set source.location to a file, to a pattern such as feeds/*.csv, or to an https address"


class FeedProductSource:
    """Reads all rows whenever they are not the ones of the cursor.

    Args:
        read: opens a catalogue.
        location: path of a file, pattern of paths, or an https address.
        mapping: says which column is what.
    """

    def __init__(self, read: FeedReader, *, location: str, mapping: PurePath | None = None) -> None:
        self._read, self._location, self._mapping = read, location, mapping

    def fetch(self, *, since: str | None) -> Collection:
        found = Collected()
        for source in self._sources():
            found.read(self._read(source, mapping=self._mapping))
        cursor = f"{_CURSOR}{found.digest}"
        if cursor == since:
            return Collected().collection(cursor)
        return found.collection(cursor)

    def _sources(self) -> list[str]:
        if "://" in self._location or not glob.has_magic(self._location):
            return [self._location]
        # pathlib takes no pattern that begins with the root
        files = sorted(glob.glob(self._location, recursive=True))  # noqa: PTH207
        if not files:
            raise FeedUnreadable(self._location, "no file has such a name", _REMEDY)
        return files
