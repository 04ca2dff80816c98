"""Where text is written in ways that platforms refuse: marks, spaces, signs, lists, numbers."""

import re
from collections.abc import Iterable

from domain.model.creative.policy.copy_rule import Span
from domain.model.creative.policy.words import word_set

_LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"  # of scripts that part words and clauses by spaces
REPEATED_MARKS = re.compile(r"[!?！？]{2,}|([.,;:*~$=^|@])\1+")
NO_SPACE_AFTER = re.compile(
    rf"(?<=[{_LETTER}])[,;](?=[{_LETTER}])"
    r"|(?<=[a-z])(?<!\bDr)(?<!\bSt)(?<!\bMr)(?<!\bMs)[.!?](?=[A-Z][a-z])"
)
SPACED_OUT = re.compile(r"(?<!\w)(?:[A-Z] (?:[A-Z] ){2,}[A-Z]|[A-Za-z] (?:[a-z] ){2,}[a-z])(?!\w)")
_BULLETS = re.compile(
    r"[•▪◦‣●■✓✔➤➜][^\S\n]*|^[^\S\n]*(?:[-*–]|\d{1,2}[.)])[^\S\n]+(?=\S)", re.MULTILINE
)
_CUT_OFF_END = re.compile(r"(?:…|(?<!\.)\.{2,}|[,;:–—-])\Z")
# Letters of other alphabets that stand for plain ones: superscript, circled, wide, bold.
STYLED = re.compile(
    "[\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2071\u207f\u24b6-\u24e9"
    "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]{2,}"
)

_WIDE_SPACES = re.compile(r"(?<=\S)[ \t\u00a0]{2,}(?=\S)")
# Not mp3player, ps5controller and usb4hub, WH-1000XM4, nor me@example.com.
_SIGNS_FOR_LETTERS = re.compile(
    r"(?<![\w@$.])(?!(?:mp|ps|usb|web|win|ddr|hdmi|pcie|gen|iso|co)\d)"
    r"[A-Za-z]?[a-z]+(?:[013457]{1,2}[a-z]{2,}|[@$€][a-z]+)(?![\w@$-]|\.\w)"
    r"|(?<![\w@$.])\$[a-z]{3,}\b"
    r"|(?<!\w)([*~^])[^\W\d_]\w*\1(?!\w)"
)
_INLINE_NUMBER = re.compile(r"(?<=\s)(\d)\) ")
_REPEATED = re.compile(r"\b([^\W\d_]{2,}(?: [^\W\d_]+){0,2})(?:[\s,.!]+\1)+\b", re.IGNORECASE)
# What is said twice without any gimmick.
_TWICE = word_set(
    """
    aye bling bon bora cha chop chow chuff duran ha had hush knock night no peri piri pom tam that
    there tom tuk tut twit walla wee well ylang yo yum
    """
)
_PHONE = re.compile(
    r"(?<![\w.,#$€£-])(?:"
    r"\+(?!\d{1,3}(?:[ ,.]000)+(?!\d))\d{1,3}[ ().-]{0,2}(?:\d[ ().-]{0,2}){6,12}\d"
    r"|(?:1[ .-])?\(\d{3,5}\) ?\d{3,4}[ .-]?\d{3,4}|(?:1[ .-])?\d{3}([ .-])\d{3}\1\d{4}"
    r"|0\d{2,4}[ /-]\d{5,8}|0\d{2,4} \d{3,4} \d{4}|0\d(?:[ .]\d\d){4}|1-8\d\d-[A-Z]{3,}[A-Z\d-]*"
    r")(?!\w)"
)


def repeated_marks(text: str) -> Iterable[Span]:
    return [match.span() for match in REPEATED_MARKS.finditer(text)]


def wrong_spaces(text: str) -> Iterable[Span]:
    for pattern in (SPACED_OUT, NO_SPACE_AFTER, _WIDE_SPACES):
        for match in pattern.finditer(text):
            if pattern is not SPACED_OUT or not is_sequence(match[0]):
                yield match.span()


def is_sequence(letters: str) -> bool:
    """Whether it is A B C D, or sizes, and no word."""
    row = letters.casefold().replace(" ", "")
    return row in "abcdefghijklmnopqrstuvwxyz" or set(row) <= set("smlx")


def signs_for_letters(text: str) -> Iterable[Span]:
    for pattern in (_SIGNS_FOR_LETTERS, STYLED):
        yield from (match.span() for match in pattern.finditer(text))


def repetitions(text: str) -> Iterable[Span]:
    for match in _REPEATED.finditer(text):
        word, gap = match[1].casefold(), match[0][len(match[1]) :].casefold()
        # "Keep it simple. Simple works." repeats nothing; "Sale. Sale. Sale." does.
        is_usual = word in _TWICE or ("." in gap and gap.count(word) == 1)
        if " " in word or not is_usual:
            yield match.span()


def list_items(text: str) -> Iterable[Span]:
    yield from (match.span() for match in _BULLETS.finditer(text))
    inline = list(_INLINE_NUMBER.finditer(text))
    if "2" in {match[1] for match in inline} and re.search(r"(?<!\S)1\) ", text):
        yield from (match.span() for match in inline)


def cut_off_end(text: str) -> Iterable[Span]:
    return [match.span() for match in _CUT_OFF_END.finditer(text.rstrip())]


def phone_numbers(text: str) -> Iterable[Span]:
    return [match.span() for match in _PHONE.finditer(text)]
