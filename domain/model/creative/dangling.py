"""What may not stand at the end of a text that was cut: it would show the cut."""

_WORDS = frozenset(
    """
    a an the this that these those its your our their his her my every each any some no
    and or but nor so yet plus than as if when while because although until unless
    about above across after against along among around at before behind below beneath beside
    between beyond by down during except for from in inside into like near of off on onto out over
    past per since through throughout to toward towards under up upon via with within without
    who whom whose which what where how is are was were be been being am has have had do does did
    can could may might must shall should will would very more most such not too also just only
    it's that's known made designed crafted built featuring including offering providing
    """.split()
)
_MARKS = frozenset(
    ",;:&/+|=<~^_*#@$€£¥\\-‐‑‒–—―•·・…、，；：＆＃，．،؛¿¡([{（［｛「『【《〈«‹„“‘\"'"
)
_STRAIGHT_QUOTES = "\"'"


def trimmed_end(text: str, end: int, is_blocked: bytes) -> int:
    """The text up to the end without white space, marks and words that lead on to more.

    Args:
        is_blocked: by place in the text, whether it may not be cut there.
    """
    while end > 0:
        shorter = _shorter_end(text, end)
        if shorter == end or is_blocked[shorter]:
            return end
        end = shorter
    return end
