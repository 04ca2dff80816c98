"""Mojibake mended where it is certain, and line breaks of every kind as one."""

import re

_LINE_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\u2028\u2029]|_x000[DdAa]_(?:\r?\n)?")


def mended(text: str) -> str:
    text = _LINE_BREAK.sub("\n", text)
    is_plain = text.isascii() and "\x1b" not in text  # of a terminal's colours
    return text if is_plain else _fixed(text)


def _fixed(text: str) -> str:
    from ftfy import fix_text  # noqa: PLC0415 - a tenth of a second, and plain text needs none of it

    # Width, ligatures and quotation marks are how people write, not damage.
    return fix_text(
        text,
        unescape_html=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        normalization="NFC",
    )
