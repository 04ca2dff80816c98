"""Finds where a text breaks the rules of its platform."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.policy.amazon import AMAZON
from domain.model.creative.policy.claims import CLAIMS
from domain.model.creative.policy.copy_rule import CopyRule, Finding, finding
from domain.model.creative.policy.counted import counted, too_long
from domain.model.creative.policy.health import HEALTH
from domain.model.creative.policy.leftovers import LEFTOVERS
from domain.model.creative.policy.merchant import MERCHANT
from domain.model.creative.policy.meta import META
from domain.model.creative.policy.suspicion import is_suspicious, may_repeat
from domain.model.creative.policy.words import words_of
from domain.model.creative.policy.writing import REPETITION, WRITING
from domain.model.creative.text.emoji import emoji_spans

RULES = (*LEFTOVERS, *CLAIMS, *HEALTH, *AMAZON, *META, *MERCHANT, *WRITING)


def lint(
    text: str, platform: Platform, field: Field | None = None, *, carried: str = ""
) -> tuple[Finding, ...]:
    """All findings, by place.

    Args:
        text: in its composed form (NFC): places count its code points.
        platform: whose rules hold.
        field: None: the platform's main one.
        carried: the product's own text; claims that stand in it are its seller's to prove. What a
            platform refuses, whoever says it, stays a finding.
    """
    field = field or platform.fields[0]
    words = words_of(text)
    if _is_plain(text, platform, words, words):
        return tuple(too_long(text, field))
    rules = [rule for rule in _rules(platform.id).words if _may_break(rule, words, text)]
    if _may_be_written_wrongly(text, platform, words):
        rules += _rules(platform.id).writing
    found = [
        *too_long(text, field),
        *counted(text, platform),
        *_broken(rules, text, field, carried),
    ]
    found.sort(key=lambda each: (each.start, each.end, each.rule))
    return tuple(found)


def is_plain(text: str, platform: Platform, *, words: Collection[str]) -> bool:
    """A quick test: whether nothing but its length can be wrong with the text, as with most texts.

    Args:
        text: to judge.
        platform: whose rules hold.
        words: of the text as ``words_of`` finds them, or more.
    """
    return _is_plain(text, platform, words, None)


def _is_plain(
    text: str, platform: Platform, words: Collection[str], in_order: Sequence[str] | None
) -> bool:
    own = _rules(platform.id)
    return not (
        not own.triggers.isdisjoint(words)
        or own.signs.search(text) is not None
        or any(map(text.__contains__, platform.forbidden))
        or (platform.emoji is not None and not text.isascii() and emoji_spans(text))
        or _may_be_written_wrongly(text, platform, in_order)
    )


def claim_words(text: str) -> frozenset[str]:
    """Those of its words that a rule about claims looks for."""
    return frozenset().union(*(rule.triggers for rule in RULES)).intersection(words_of(text))


class _Rules(NamedTuple):
    """Those of one platform; rules about words have triggers or signs."""

    words: tuple[CopyRule, ...]
    writing: tuple[CopyRule, ...]
    may_not_repeat: bool
    triggers: frozenset[str]
    signs: re.Pattern[str]


@cache
def _rules(platform: str) -> _Rules:
    own = [rule for rule in RULES if rule.holds_for(platform)]
    return _Rules(
        words=tuple(rule for rule in own if _is_about_words(rule)),
        writing=tuple(rule for rule in own if not _is_about_words(rule)),
        may_not_repeat=REPETITION.holds_for(platform),
        triggers=frozenset(word for rule in own for word in rule.triggers),
        signs=_any_of("#＃" + "".join(rule.signs for rule in own)),
    )


def _is_about_words(rule: CopyRule) -> bool:
    return bool(rule.triggers or rule.signs)


@cache
def _any_of(signs: str) -> re.Pattern[str]:
    """Finds any of these characters; without characters nothing."""
    return re.compile(f"[{re.escape(signs)}]" if signs else r"(?!)")


def _may_be_written_wrongly(text: str, platform: Platform, in_order: Sequence[str] | None) -> bool:
    own = _rules(platform.id)
    if not own.writing:
        return False
    return is_suspicious(text) or (own.may_not_repeat and may_repeat(text, in_order))


def _may_break(rule: CopyRule, words: Collection[str], text: str) -> bool:
    return not rule.triggers.isdisjoint(words) or bool(_any_of(rule.signs).search(text))


def _broken(rules: Sequence[CopyRule], text: str, field: Field, carried: str) -> Iterator[Finding]:
    for rule in rules:
        if rule.fields is None or field.name in rule.fields:
            for start, end in rule.find(text):
                if not (rule.yields and _carries(carried, text[start:end])):
                    yield finding(rule, (start, end))


def _carries(carried: str, claim: str) -> bool:
    """Whether these words stand in it, as words of their own."""
    words = r"\s+".join(map(re.escape, claim.split()))
    return re.search(rf"(?<!\w){words}(?!\w)", carried, re.IGNORECASE) is not None
