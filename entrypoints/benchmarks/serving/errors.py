"""Programs a benchmark needs."""

from domain.errors.base import CreativesError


class ProgramMissing(CreativesError):
    """A program of the system that a script runs is not installed."""

    def __init__(self, program: str, remedy: str) -> None:
        self.program, self.remedy = program, remedy
        super().__init__(f"{program} is not installed; on Debian and Ubuntu: {remedy}")


class LoadGeneratorFailed(CreativesError):
    """A run of load gave no figures."""

    def __init__(self, program: str, reason: str) -> None:
        self.program, self.reason = program, reason
        super().__init__(f"{program} measured nothing: {reason}")
