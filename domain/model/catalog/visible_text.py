"""Whether a text has characters that are visible."""

import unicodedata

from domain.errors.catalog import InvalidProduct

# Letters and signs that fonts draw blank, and the replacement character.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffd")
# Format, controls, marks that need a letter to stand on, and the kinds of white space.
_INVISIBLE = frozenset({"Cf", "Cc", "Mn", "Me", "Zs", "Zl", "Zp"})
_OVERRIDES = frozenset("\u202d\u202e")
_LAST_PLANE_ENDS = 0xFFFE  # the last two code points of every plane
_NONCHARACTERS = range(0xFDD0, 0xFDF0)


def check_visible(field: str, text: str) -> None:
    """Accept text with at least one visible character and without direction overrides.

    Invisible characters are accepted beside visible ones: emoji are joined by them, Persian needs
    them inside words, and isolates and embeddings keep right-to-left text in place. The overrides
    are refused, because they show a text reversed.

    Raises:
        InvalidProduct: it is blank, has an override, or a code point that is no character.
    """
    if not any(map(_is_visible, text)):
        raise InvalidProduct(field, text, "text that is not blank")
    if text.isascii():
        return
    for character in text:
        if character in _OVERRIDES or _is_noncharacter(ord(character)):
            raise InvalidProduct(
                field,
                f"U+{ord(character):04X}",
                "text without direction overrides and noncharacters",
            )


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in _INVISIBLE and character not in _BLANK


def _is_noncharacter(code: int) -> bool:
    return code & _LAST_PLANE_ENDS == _LAST_PLANE_ENDS or code in _NONCHARACTERS
