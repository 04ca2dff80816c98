"""Where a text was read in the wrong encoding: UTF-8 as Windows-1252 or Latin-1, or lost for good.

Only what does not occur in words of any language: ``é`` read so is ``Ã©``, ``’`` is ``â€™``.
"""

import re
from collections.abc import Iterable

# What Windows-1252 makes of the second and later bytes, 0x80 to 0xBF; Latin-1 leaves controls.
_HIGH = bytes(range(0x80, 0xA0)).decode("cp1252", errors="ignore")
_ENDS = frozenset("’”…–—\u203a")  # they follow a word in capitals, too: “AMANHÃ”
_LATER = f"[\x80-\xbf{_HIGH}]"
_MOJIBAKE = re.compile(
    "[\x80-\x9f\ufffd]+"  # C1 controls, and the sign for what could not be read
    f"|(?<![A-ZÀ-Þ])Ã[\x80-\x9f¡-¿{_HIGH}]"
    f"|[A-ZÀ-Þ]Ã[{''.join(sign for sign in _HIGH if sign not in _ENDS)}]"
    f"|Â{_LATER}"
    f"|â(?:€{_LATER}?|‚¬|„¢|[†˜œ]{_LATER})"  # noqa: RUF001 - the signs themselves
    f"|(?<=[a-zß-ÿ])[ÄÅ]{_LATER}"
    f"|ðŸ{_LATER}{{0,2}}|ï¿½|ï»¿|ï¸\x8f?"  # noqa: RUF001
)
SIGNS = "ÃÂâÄÅðï\ufffd" + "".join(map(chr, range(0x80, 0xA0)))
"""Without one of these no text has any."""


def mojibake(text: str) -> Iterable[tuple[int, int]]:
    """Begin and end of each, in code points."""
    return [match.span() for match in _MOJIBAKE.finditer(text)]
