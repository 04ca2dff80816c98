"""The root of all errors a person can cause, and the error of an invalid value."""

from typing import ClassVar


class CreativesError(Exception):
    """The root: what the entrypoints turn into an HTTP status or an exit code.

    Attributes:
        retry_helps: whether the same step, tried again a little later, may succeed without anybody
            changing anything.
    """

    retry_helps: ClassVar[bool] = False


class InvalidValue(CreativesError):
    """An argument is outside what the function accepts."""

    def __init__(self, name: str, value: object, requirement: str) -> None:
        self.name, self.value, self.requirement = name, value, requirement
        super().__init__(f"{name} must be {requirement}; got {value!r}")
