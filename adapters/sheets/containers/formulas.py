"""What a spreadsheet would take for a formula, made text (OWASP: CSV injection).

A spreadsheet may part cells otherwise than the file does, by the custom of its country. It then
sees quotes only where they begin a cell as it parts them, so that one cell of ours can give it
several, which begin behind a separator or the end of a line. ``studio/results/formulas.js`` has
this rule too.
"""

import re
from functools import cache

# Blanks, control characters, and what Unicode lets programs ignore (Default_Ignorable_Code_Point).
_SKIPPED = (
    r"\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    r"\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    r"\U000e0000-\U000e0fff"
)
_SIGNS = r"=+\-@\uff1d\uff0b\uff0d\uff20"
_FIRST = re.compile(rf"[\t\r\n]|[{_SKIPPED}]*[{_SIGNS}]")


def harmless(value: object, delimiter: str) -> object:
    """The cell, with an apostrophe before what a spreadsheet would run.

    Args:
        delimiter: of the file. In one with commas they part no cell further: a spreadsheet that
            parts by commas sees its quotes.
    """
    if not isinstance(value, str):
        return value
    text = _later(delimiter).sub(r"\g<0>'", value)
    return f"'{text}" if _FIRST.match(text) else text


@cache
def _later(delimiter: str) -> re.Pattern[str]:
    """Finds where another cell would begin with a formula, behind the quotes of this one."""
    separators = ";" if delimiter == "," else ",;"
    return re.compile(rf'[{separators}\t\r\n](?=["{_SKIPPED}]*[{_SIGNS}])')
