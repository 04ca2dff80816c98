"""``best_model``: a link to the served bundle, or a plain directory where links cannot be."""

import errno
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from adapters.files.durable_files import TEMPORARY_SUFFIX, fsync_directory, replace_directory
from adapters.files.storage_faults import storage_faults_explained

SERVED_NAME = "best_model"
LINKS_UNSUPPORTED = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
_ASIDE = ".publishing-"  # of directories that only a killed process leaves behind


class ServedPlace:
    """Where readers find the served bundle.

    We put a link there, which is swapped atomically. People who copy models about put a plain
    directory there (docker cp, rsync without links, object stores), and so do we on a file system
    without links; replacing one takes two renames, and a reader that comes between them finds
    nothing.

    Args:
        models: the directory it is in.
        versions: the directory of published bundles, on the same file system.
    """

    def __init__(self, models: Path, versions: Path) -> None:
        self.path = models / SERVED_NAME
        self._models, self._versions = models, versions

    def identity(self) -> object:
        """Differs when another directory was put there; None: nothing is there.

        Raises:
            StorageFault: it cannot be seen.
        """
        try:
            with storage_faults_explained(self.path):
                found = self.path.stat()
        except FileNotFoundError:
            return None
        return self.path.resolve(), found.st_dev, found.st_ino

    def stamp(self) -> object:
        """A cheap fingerprint of what lies there, files that are written in place included.

        Raises:
            StorageFault: it cannot be seen.
        """
        with storage_faults_explained(self.path):
            link = self.path.readlink() if self.path.is_symlink() else None
            try:
                files = sorted(self.path.iterdir())
            except (FileNotFoundError, NotADirectoryError):  # nothing, or no bundle, is published
                files = [self.path]
            return link, [(file.name, _changes(file)) for file in files]

    def lead_to(self, bundle: Path) -> None:
        """Serve a published bundle; killed at any point, it is done by doing it again.

        Raises:
            StorageFull: what was served is still served.
        """
        target = bundle.relative_to(self._models)  # the whole store may be moved
        if self.path.is_symlink() and self.path.readlink() == target:
            return
        with storage_faults_explained(self.path):
            with TemporaryDirectory(dir=self._versions, prefix=_ASIDE) as aside:
                new = Path(aside, SERVED_NAME)
                if _made_link(new, target):
                    self._replace_with_link(new)
                else:
                    if self.path.is_file():  # what a synchronisation made of a link
                        self.path.unlink()
                    new.mkdir()
                    for file in bundle.iterdir():
                        shutil.copyfile(file, new / file.name)
                    replace_directory(new, self.path)
            fsync_directory(self._models)

    def _replace_with_link(self, link: Path) -> None:
        if self.path.is_symlink() or not self.path.is_dir():
            link.replace(self.path)
            return
        # A sibling's name: another user's directory may be renamed, and not moved.
        former = self.path.with_name(f"{SERVED_NAME}.{uuid4().hex}{TEMPORARY_SUFFIX}")
        self.path.replace(former)
        link.replace(self.path)
        shutil.rmtree(former, ignore_errors=True)

    def remove_remains(self) -> None:
        """Remove what a killed process left beside it. Needs the store's lock."""
        for former in self._models.glob(f"{SERVED_NAME}.*{TEMPORARY_SUFFIX}"):
            shutil.rmtree(former, ignore_errors=True)


def _changes(file: Path) -> tuple[int, ...] | None:
    """What changes when a file does, also by a copy that keeps the time of its source."""
    try:
        found = file.stat()
    except FileNotFoundError:  # removed just now, or a link to nothing
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _made_link(link: Path, target: Path) -> bool:
    """Whether the file system has links."""
    try:
        link.symlink_to(target)
    except OSError as error:
        if error.errno in LINKS_UNSUPPORTED:
            return False
        raise
    return True
