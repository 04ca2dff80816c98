"""Rules that hold for the texts of one ad together."""

from collections.abc import Iterator, Sequence

from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.policy.rule import Finding, Rule, Severity, finding
from domain.model.creative.policy.writing import EXCLAMATION, GOOGLE_ADS

ONE_MARK = Rule(
    id="google.one-exclamation",
    platforms=GOOGLE_ADS,
    severity=Severity.ERROR,
    message="more than one exclamation mark in the ad: keep one",
    source=EXCLAMATION.source,
    find=lambda text: [(place, place + 1) for place, sign in enumerate(text) if sign in "!！"],
)
UNIQUE = Rule(
    id="unique",
    platforms=None,
    severity=Severity.ERROR,
    message="the same text stands in this field already: change one",
    source="https://support.google.com/google-ads/answer/7684791",
    find=lambda text: [(0, len(text))],
)


def whole_ad(
    texts: Sequence[tuple[str, Field]], platform: Platform
) -> Iterator[tuple[int, Finding]]:
    """What the ad has too often: all but the first."""
    if ONE_MARK.holds_for(platform.id):
        marks = [
            (place, span) for place, (text, _) in enumerate(texts) for span in ONE_MARK.find(text)
        ]
        yield from ((place, finding(ONE_MARK, span)) for place, span in marks[1:])
    seen: set[tuple[str, str]] = set()
    for place, (text, field) in enumerate(texts):
        key = (field.name, " ".join(text.casefold().split()))
        if key in seen:
            yield place, finding(UNIQUE, (0, len(text)))
        seen.add(key)
