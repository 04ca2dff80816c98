"""Rules with a number, and refused characters: length, hashtags, emoji."""

import re
from collections.abc import Iterable, Iterator

from domain.model.creative.platforms.platform import Field, Figure, Platform
from domain.model.creative.policy.copy_rule import Finding, Severity, Span
from domain.model.creative.text.counting import count
from domain.model.creative.text.emoji import emoji_spans
from domain.model.creative.text.hashtag_grammar import extract_hashtags

_GRAMMAR = "https://github.com/twitter/twitter-text"


def too_long(text: str, field: Field) -> Iterator[Finding]:
    """Over the hard limit, or over the soft one of a field that has no other."""
    used = count(text, field.counting)
    figure = field.hard or field.soft
    if figure is not None and used > figure.value and (field.hard or not field.folds):
        severity = Severity.ERROR if field.hard else Severity.WARNING
        message = f"{used} of {figure.value} ({field.counting}): shorten it"
        yield _finding("length", severity, message, figure.source, (0, len(text)))


def counted(text: str, platform: Platform) -> Iterator[Finding]:
    if platform.emoji is not None and not text.isascii():
        yield from _too_many(emoji_spans(text), "emoji", platform.emoji)
    if "#" in text or "＃" in text:
        yield from _hashtag_findings(text, platform)
    for sign in platform.forbidden:
        message = f"{platform.name} refuses {sign!r}: leave it out"
        for match in re.finditer(re.escape(sign), text):
            source = platform.forbidden_source
            yield _finding("forbidden-character", Severity.ERROR, message, source, match.span())


def _hashtag_findings(text: str, platform: Platform) -> Iterator[Finding]:
    tags = extract_hashtags(text)
    if platform.hashtags is not None:
        yield from _too_many([(tag.start, tag.end) for tag in tags], "hashtags", platform.hashtags)
    seen: set[str] = set()
    for tag in tags:
        if tag.tag.casefold() in seen:
            message = "this hashtag stands in the text already: leave it out"
            place = (tag.start, tag.end)
            yield _finding("repeated-hashtag", Severity.WARNING, message, _GRAMMAR, place)
        seen.add(tag.tag.casefold())


def _too_many(spans: Iterable[Span], what: str, most: Figure) -> Iterator[Finding]:
    allowed = f"at most {most.value} {what}" if most.value else f"no {what}"
    message = f"{allowed} here: leave this one out"
    for span in list(spans)[most.value :]:
        yield _finding(f"too-many-{what}", Severity.ERROR, message, most.source, span)


def _finding(rule: str, severity: Severity, message: str, source: str, span: Span) -> Finding:
    return Finding(
        rule=rule, severity=severity, message=message, source=source, start=span[0], end=span[1]
    )
