"""Text that people can read and every program can store."""

import re

# Unicode's categories Cc and Cs, which never grow, without \t, \n and \r.
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def fault_in(text: str, limit: int) -> tuple[str, str] | None:
    """What is wrong with a text, and what it must be; None when it can be read.

    It is not blank, within the limit of characters, and can be written as UTF-8. Control characters
    are refused except line breaks and tabs: they break CSV readers, logs, terminals and every
    platform that copy is meant for.
    """
    if not text.strip():
        return text, "text that is not blank"
    if len(text) > limit:
        return f"{len(text)} characters", f"at most {limit} characters"
    unreadable = _UNREADABLE.search(text)
    if unreadable:
        return f"U+{ord(unreadable[0]):04X}", "no control characters or lone surrogates"
    return None
