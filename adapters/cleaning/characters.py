"""Characters that nobody sees or can read, out; those that join emoji and letters stay."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Without meaning in plain text: soft hyphen, fillers, zero-width spaces, overrides and embeddings,
# invisible operators, deprecated format characters, annotations, noncharacters, private use,
# lone surrogates.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u202a-\u202e\u2060-\u2065"
    "\u206a-\u206f\u2800\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e001f\U000e0080-\U000e00ff"
    "\U000e01f0-\U0010ffff]|[\x80-\x9f]"
)
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdfb\ufe70-\ufefc]")
# Joiners stay between letters of scripts that need them, and between emoji.
_LOOSE_JOINER = re.compile(
    "(?<![\u0600-\u1fff\u203c-\U000e0fff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0600-\u1fff\u203c-\U000e0fff])"
)
_LOOSE_SELECTOR = re.compile("(?:^|(?<=\\s))[\ufe00-\ufe0f]+", re.MULTILINE)
# The letters of a flag like Scotland's stay after its black flag.
_LOOSE_TAGS = re.compile("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+")


def readable(text: str) -> str:
    text = _CONTROLS.sub("", text)
    if text.isascii():
        return text
    text = _INVISIBLE.sub("", text)
    if not _RIGHT_TO_LEFT.search(text):
        text = _DIRECTIONS.sub("", text)
    text = _LOOSE_TAGS.sub("", _LOOSE_JOINER.sub("", text))
    return _LOOSE_SELECTOR.sub("", text)
