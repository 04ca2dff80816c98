"""Jobs that run on Spark."""

from domain.errors.base import CreativesError


class SparkUnavailable(CreativesError):
    """Spark cannot be started, or its cluster cannot be reached."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"Spark cannot be started: {reason}; it needs Java 17 or later, found by JAVA_HOME or "
            "on the path, and a master that can be reached"
        )


class SparkJobFailed(CreativesError):
    """A job on Spark ended without a result; what it had finished before is kept."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"the job on Spark failed: {reason}; run the same command again once this is mended: "
            "it goes on with what was finished"
        )


class TargetTaken(CreativesError):
    """There is something at the place of a result that an earlier run did not write."""

    def __init__(self, target: str) -> None:
        self.target = target
        super().__init__(
            f"{target} is there, and was not written by this command, so it is not replaced: "
            "name another target, or move it away"
        )


class TargetInSource(CreativesError):
    """A result would lie in the directory that is read, and be read with it."""

    def __init__(self, source: str, target: str) -> None:
        self.source, self.target = source, target
        super().__init__(
            f"{target} lies in {source}, which would be read together with it from then on: "
            "name a target outside of it"
        )


class TableRowsRejected(CreativesError):
    """Rows of a table are no products that can be written for, and none may be left out."""

    def __init__(self, source: str, count: int, field: str, reason: str, row: str) -> None:
        self.source, self.count, self.field, self.reason, self.row = (
            source, count, field, reason, row,
        )  # fmt: skip
        super().__init__(
            f"{source}: {count} rows or more are rejected, such as {row:.300}, whose {field} "
            f"{reason}; correct them, or leave out --strict to go on without such rows"
        )
