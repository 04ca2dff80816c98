"""Settings that cannot be used."""

from collections.abc import Sequence

from domain.errors.base import CreativesError


class UnknownSettings(CreativesError):
    """Settings were given that do not exist."""

    def __init__(self, findings: Sequence[tuple[str, str, str | None]]) -> None:
        self.findings = tuple(findings)
        lines = (
            f"unknown setting {name!r} in {where}"
            + (f"; did you mean {nearest!r}?" if nearest else "")
            for name, where, nearest in self.findings
        )
        super().__init__("\n".join(lines))


class InvalidSettings(CreativesError):
    """A setting has a value it cannot have."""

    def __init__(self, findings: Sequence[tuple[str, str]]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(f"setting {name!r}: {reason}" for name, reason in findings))


class SettingsFileUnreadable(CreativesError):
    """The settings file is missing or is not what it should be."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"the settings file {path} cannot be read: {reason}")
