"""A rule of a platform, and a place where a text breaks it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

Span = tuple[int, int]
"""Begin and end in code points."""


class Severity(StrEnum):
    """What becomes of a text that breaks the rule."""

    ERROR = "error"  # the platform refuses it
    WARNING = "warning"  # a person should look: it may be refused, or need evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRule:
    """Something a text must not have.

    Attributes:
        platforms: ids of those that have the rule; None: all.
        fields: names of the fields it holds for; None: all.
        message: what is wrong, and what to do.
        source: the page that has the rule.
        find: where a text breaks it.
        yields: whether words that the product's own text carries are allowed: its seller has the
            evidence. A platform's moderation takes them from nobody.
        triggers: words, as ``words_of`` finds them, without one of which the rule cannot be
            broken; empty: it is about how the text is written.
        signs: characters that may break it without any of those words.
    """

    id: str
    platforms: frozenset[str] | None
    severity: Severity
    message: str
    source: str
    find: Callable[[str], Iterable[Span]]
    fields: frozenset[str] | None = None
    yields: bool = False
    triggers: frozenset[str] = frozenset()
    signs: str = ""

    def holds_for(self, platform: str) -> bool:
        return self.platforms is None or platform in self.platforms


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule that a text breaks, and where: ``text[start:end]``, in code points."""

    rule: str
    severity: Severity
    message: str
    source: str
    start: int
    end: int


def finding(rule: CopyRule, span: Span) -> Finding:
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        message=rule.message,
        source=rule.source,
        start=span[0],
        end=span[1],
    )


def matches_of(*patterns: str) -> Callable[[str], Iterable[Span]]:
    """Finds all matches of regular expressions, whatever their case."""

    @cache  # compiled by the first text: all of them together would slow the start of a service
    def compiled() -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)

    def find(text: str) -> Iterable[Span]:
        return [match.span() for match in compiled().finditer(text)]

    return find
