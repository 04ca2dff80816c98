"""Invalid products, and files and sources of products."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors.base import CreativesError


class InvalidProduct(CreativesError):
    """A field of a product breaks its rule."""

    def __init__(self, field: str, value: object, requirement: str) -> None:
        self.field, self.value, self.requirement = field, value, requirement
        super().__init__(f"product field {field!r} must be {requirement}; got {value!r:.80}")


class ProductFileUnreadable(CreativesError):
    """A file of products cannot be read as one."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"cannot read products from {path}: {reason}; bring a CSV file with a header, or a "
            "JSON list, in UTF-8, with title and description for each product"
        )


class FeedUnreadable(CreativesError):
    """A catalogue cannot be read as one."""

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        self.source, self.reason, self.remedy = source, reason, remedy
        super().__init__(f"cannot read products from {source}: {reason}; {remedy}")


class MappingInvalid(CreativesError):
    """A file that maps columns to fields breaks a rule."""

    def __init__(self, path: str, place: str, requirement: str) -> None:
        self.path, self.place, self.requirement = path, place, requirement
        super().__init__(f"the mapping {path} is at fault at {place}: it must be {requirement}")


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row, counted from 1 without the header."""

    row: int
    field: str
    requirement: str


def first_of(faults: Sequence[RowFault], count: int = 10) -> str:
    """The first faults in words, and how many more there are."""
    named = "; ".join(
        f"row {fault.row}: {fault.field} must be {fault.requirement}" for fault in faults[:count]
    )
    more = len(faults) - count
    return named + (f"; and {more} more" if more > 0 else "")


class ProductsInvalid(CreativesError):
    """Products that copy was asked for have nothing left to write of; counted from 1."""

    def __init__(self, faults: Sequence[RowFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"products cannot be written for: {first_of(self.faults)}")


class RowRejected(CreativesError):
    """A row of a feed is no product that can be written for, and none may be left out."""

    def __init__(self, source: str, line: int, field: str, reason: str) -> None:
        self.source, self.line, self.field, self.reason = source, line, field, reason
        super().__init__(
            f"{source}, line {line}: {field} {reason}; correct it, or leave out --strict to go on "
            "without such rows"
        )


class ResumeRefused(CreativesError):
    """An unfinished result cannot be gone on with."""

    def __init__(self, target: str, reason: str) -> None:
        self.target, self.reason = target, reason
        super().__init__(
            f"the unfinished {target} cannot be gone on with: {reason}; begin it anew without "
            "--resume"
        )


class ResultNotWritten(CreativesError):
    """A file could not be written; an earlier file at that place is unchanged."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"cannot write {path}: {reason}; name a place with room that is yours")


class DatabaseUnavailable(CreativesError):
    """A database that products come from does not answer, or broke off."""

    retry_helps = True

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(
            f"the database {url} does not answer ({reason}); start it, or correct source.url"
        )


class DatabaseRefused(CreativesError):
    """A database that products come from does not take the query."""

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(
            f"the database {url} refused the query: {reason}; correct source.url, source.query or "
            "source.cursor_column"
        )


class SourceUnavailable(CreativesError):
    """The data service did not answer, after all retries."""

    retry_helps = True

    def __init__(self, url: str, attempts: int, reason: str) -> None:
        self.url, self.attempts, self.reason = url, attempts, reason
        super().__init__(
            f"the data service at {url} did not answer after {attempts} attempts ({reason}); "
            "start it with 'python -m entrypoints.data_app', "
            "or set CREATIVES_DATA_SERVICE__URL to where it runs"
        )


class SourceMalformed(CreativesError):
    """The data service answered, but not with products."""

    retry_helps = True  # a proxy may answer for it while it starts

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(
            f"the data service at {url} answered something that is not a product collection: "
            f"{reason}; check that the address belongs to this project's data service"
        )


class ProxyUnusable(CreativesError):
    """The proxy of the environment does not take what is asked through it."""

    def __init__(self, proxy: str, reason: str) -> None:
        self.proxy, self.reason = proxy, reason
        super().__init__(
            f"the proxy {proxy} of this environment cannot be used: {reason}; correct HTTP_PROXY, "
            "HTTPS_PROXY or ALL_PROXY (http://USER:PASSWORD@HOST:PORT, special characters as %40), "
            "or name the host that is asked in NO_PROXY"
        )
