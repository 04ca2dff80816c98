"""Where a text breaks the rules of its platform."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import eq

from domain.model.creative.counting import count
from domain.model.creative.emoji import emoji_spans
from domain.model.creative.hashtag_grammar import extract_hashtags
from domain.model.creative.platform import Field, Figure, Platform
from domain.model.creative.policy.claims import CLAIMS, TESTIMONIAL
from domain.model.creative.policy.rule import Finding, Rule, Severity, Span
from domain.model.creative.policy.writing import SUSPICIOUS, WRITING

RULES = (*CLAIMS, *WRITING)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_QUOTES = re.compile(r"[\"“]")


def claim_words(text: str) -> frozenset[str]:
    """Those of its words that a rule about claims looks for."""
    return _TRIGGERS.intersection(words_of(text))


def words_of(text: str) -> list[str]:
    """As rules compare them: case folded, parted at hyphens."""
    return _WORD.findall(text.casefold())


def lint(
    text: str, platform: Platform, field: Field | None = None, *, carried: str = ""
) -> tuple[Finding, ...]:
    """All findings, by place.

    Args:
        text: in its composed form (NFC): places count its code points.
        platform: whose rules hold.
        field: None: the platform's main one.
        carried: the product's own text; claims that stand in it are supported.
    """
    field = field or platform.fields[0]
    words = frozenset(words_of(text))
    suspicious = SUSPICIOUS.search(text) is not None
    if is_plain(text, platform, words=words, suspicious=suspicious):
        return tuple(_length(text, field))
    writing, claims, _ = _rules(platform.id)
    rules = [*writing, *(rule for rule in claims if _may_break(rule, words, text))]
    found = [
        *_length(text, field),
        *_counted(text, platform),
        *_broken(rules, text, field, carried),
    ]
    found.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return tuple(found)


def is_plain(text: str, platform: Platform, *, words: frozenset[str], suspicious: bool) -> bool:
    """Whether nothing but its length can be wrong with the text; most texts are, and soon known.

    Args:
        text: to judge.
        platform: whose rules hold.
        words: of the text as ``words_of`` finds them, or more.
        suspicious: whether ``SUSPICIOUS`` matches it, or may.
    """
    writing, _, triggers = _rules(platform.id)
    return (
        triggers.isdisjoint(words)
        and (platform.emoji is None or text.isascii())
        and "#" not in text
        and "＃" not in text
        and '"' not in text
        and "“" not in text
        and (not platform.forbidden or set(platform.forbidden).isdisjoint(text))
        and (not writing or not (suspicious or _repeats(text)))
    )


def lint_ad(
    texts: Sequence[tuple[str, Field]], platform: Platform, *, carried: str = ""
) -> tuple[tuple[int, Finding], ...]:
    """Findings of all texts of one ad, with the text's place, and those of the ad as a whole."""
    found = [
        (place, finding)
        for place, (text, field) in enumerate(texts)
        for finding in lint(text, platform, field, carried=carried)
    ]
    if platform.id.startswith("google_"):
        marks = [place for place, (text, _) in enumerate(texts) for _ in range(text.count("!"))]
        found += [(place, _whole(texts[place][0], _ONE_MARK)) for place in marks[1:]]
    seen: set[tuple[str, str]] = set()
    for place, (text, field) in enumerate(texts):
        key = (field.name, text.casefold())
        if key in seen:
            found.append((place, _whole(text, _UNIQUE)))
        seen.add(key)
    return tuple(found)


def _may_break(rule: Rule, words: frozenset[str], text: str) -> bool:
    return not rule.triggers.isdisjoint(words) or (
        rule is TESTIMONIAL and _QUOTES.search(text) is not None
    )


def _broken(rules: Sequence[Rule], text: str, field: Field, carried: str) -> Iterator[Finding]:
    for rule in rules:
        if rule.fields is not None and field.name not in rule.fields:
            continue
        for start, end in rule.find(text):
            if not (rule.yields and carried and text[start:end].casefold() in carried.casefold()):
                yield _finding(rule, start, end)


def _repeats(text: str) -> bool:
    """Whether a word stands twice in a row; what has other marks between is suspicious anyway."""
    words = text.casefold().replace(",", "").replace(".", "").split()
    return len(set(words)) < len(words) and any(map(eq, words, words[1:]))


_TRIGGERS = frozenset(word for rule in RULES for word in rule.triggers)


@cache
def _rules(platform: str) -> tuple[tuple[Rule, ...], tuple[Rule, ...], frozenset[str]]:
    own = [rule for rule in RULES if rule.holds_for(platform)]
    claims = tuple(rule for rule in own if rule.triggers)
    triggers = frozenset(word for rule in claims for word in rule.triggers)
    return tuple(rule for rule in own if not rule.triggers), claims, triggers


def _length(text: str, field: Field) -> Iterator[Finding]:
    used = count(text, field.counting)
    if used > field.limit:
        figure = field.hard or field.soft
        yield Finding(
            rule="length",
            severity=Severity.ERROR if field.hard else Severity.WARNING,
            message=f"{used} of {field.limit} ({field.counting}): shorten it",
            source=figure.source if figure else "",
            start=0,
            end=len(text),
        )


def _counted(text: str, platform: Platform) -> Iterator[Finding]:
    if platform.emoji is not None and not text.isascii():
        spans = emoji_spans(text)
        yield from _too_many(spans, "emoji", platform.emoji)
    if "#" in text or "＃" in text:
        yield from _hashtag_findings(text, platform)
    for sign in platform.forbidden:
        for match in re.finditer(re.escape(sign), text) if sign in text else ():
            yield Finding(
                rule="forbidden-character",
                severity=Severity.ERROR,
                message=f"{platform.name} refuses {sign!r}: leave it out",
                source=platform.forbidden_source,
                start=match.start(),
                end=match.end(),
            )


def _hashtag_findings(text: str, platform: Platform) -> Iterator[Finding]:
    tags = extract_hashtags(text)
    if platform.hashtags is not None:
        yield from _too_many([(tag.start, tag.end) for tag in tags], "hashtags", platform.hashtags)
    seen = Counter[str]()
    for tag in tags:
        seen[tag.tag.casefold()] += 1
        if seen[tag.tag.casefold()] > 1:
            yield Finding(
                rule="repeated-hashtag",
                severity=Severity.WARNING,
                message="this hashtag stands in the text already: leave it out",
                source="https://github.com/twitter/twitter-text",
                start=tag.start,
                end=tag.end,
            )


def _too_many(spans: Iterable[Span], what: str, most: Figure) -> Iterator[Finding]:
    for start, end in list(spans)[most.value :]:
        yield Finding(
            rule=f"too-many-{what}",
            severity=Severity.ERROR,
            message=f"at most {most.value} {what} here: leave this one out",
            source=most.source,
            start=start,
            end=end,
        )


def _finding(rule: Rule, start: int, end: int) -> Finding:
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        message=rule.message,
        source=rule.source,
        start=start,
        end=end,
    )


def _whole(text: str, rule: Rule) -> Finding:
    return _finding(rule, 0, len(text))


_ONE_MARK = Rule(
    id="google.one-exclamation",
    platforms=None,
    severity=Severity.ERROR,
    message="more than one exclamation mark in the ad: keep one",
    source="https://support.google.com/adspolicy/answer/14847994",
    find=lambda _: (),
)
_UNIQUE = Rule(
    id="unique",
    platforms=None,
    severity=Severity.ERROR,
    message="the same text stands in this field already: change one",
    source="https://support.google.com/google-ads/answer/7684791",
    find=lambda _: (),
)
