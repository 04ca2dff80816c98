"""Character references as the characters they stand for, also where they were escaped again."""

import re
from html import unescape

from domain.model.creative.text.markup import is_entity

_AMPERSAND = re.compile(r"&(?:(?:amp|#0*38|#[xX]0*26);)+", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NO_SEMICOLON = re.compile(r"&(nbsp|amp|quot|lt|gt)(?![\w;=])")
_ROUNDS = 4  # of escaping; nobody has seen more than three


def resolved(text: str) -> str:
    """The text without references. What is still escaped after some rounds loses its ampersands."""
    if "&" not in text:
        return text
    for _ in range(_ROUNDS):
        before = text
        text = _once(text)
        if text == before:
            return text
    return _ENTITY.sub(lambda match: match[0][1:], text)


def _once(text: str) -> str:
    text = _NO_SEMICOLON.sub(r"&\1;", _AMPERSAND.sub("&", text))
    return _ENTITY.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    return unescape(match[0]) if is_entity(match[0]) else match[0]
