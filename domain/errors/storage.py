"""Locks and disks that data is written to."""

from domain.errors.base import CreativesError


class StoreBusy(CreativesError):
    """Another process holds the lock for longer than this one wants to wait."""

    retry_helps = True

    def __init__(self, resource: str, seconds: float) -> None:
        self.resource, self.seconds = resource, seconds
        super().__init__(
            f"{resource} is in use by another run and did not become free within {seconds:g} s; "
            "wait for that run to end, then start again"
        )


class StorageFull(CreativesError):
    """The disk has no room left for what was to be written."""

    retry_helps = True

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"the disk is full: {path} was not written, and nothing was changed; "
            "free some space and run again"
        )
