"""Lines as people write them: no marks of lists, no ornaments, single spaces, no blank lines."""

import re
import unicodedata

_BULLETS = re.compile(r"[•▪◦‣●■◆►✓✔➤➜]\ufe0f?")
_ITEM = re.compile(r"^[^\S\n]*(?:[-*+·–—][^\S\n]+)+(?=\S)", re.MULTILINE)
_ORNAMENT = re.compile(r"([*=~_#-])(?:[^\S\n]?\1){2,}|[–—]{3,}|\*{2}")
_MARKS = re.compile(r"[!?！？](?:[^\S\n]?[!?！？])+")
_DOTS = re.compile(r"\.{4,}|…{2,}|…\.+|\.{2,}…")
_COMMAS = re.compile(r"([,;:])\1+")
_EMPTY_BRACKETS = re.compile(r"\([^\S\n]*\)|\[[^\S\n]*\]|\{[^\S\n]*\}")
_SPACE = re.compile(r"[^\S\n]+")
_WORDLESS = re.compile(r"[\W_]*")


def single_spaced(text: str) -> str:
    """White space within lines as single spaces."""
    return _SPACE.sub(" ", text)


def plain_lines(text: str) -> list[str]:
    """The lines that have something to read, in their composed form (NFC)."""
    text = _ITEM.sub("", _BULLETS.sub("\n", text))
    text = _ORNAMENT.sub(_gap, text)
    text = _DOTS.sub("...", _COMMAS.sub(r"\1", _MARKS.sub(_one_mark, text)))
    text = unicodedata.normalize("NFC", _EMPTY_BRACKETS.sub("", text))
    lines = (single_spaced(line).strip() for line in text.split("\n"))
    return [line for line in lines if _has_words(line)]


def _has_words(line: str) -> bool:
    """Whether it has a letter, a digit or a picture; marks alone say nothing."""
    return not _WORDLESS.fullmatch(line) or any(unicodedata.category(sign) == "So" for sign in line)


def _gap(match: re.Match[str]) -> str:
    """An ornament that stands alone parts lines; one beside a word is a space, or a dash."""
    text, (start, end) = match.string, match.span()
    before, after = text[start - 1 : start].strip(), text[end : end + 1].strip()
    if match[0] == "**":
        return "" if before or after else " "
    if before and after:
        return " – " if match[0][0] in "-–—" else " "
    return " " if before or after else "\n"


def _one_mark(match: re.Match[str]) -> str:
    return "?" if "?" in match[0] or "？" in match[0] else match[0][0]
