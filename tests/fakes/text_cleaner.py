"""A cleaner that knows tags and white space alone, by the same contract."""

import re
import unicodedata


class FakeTextCleaner:
    """Implements ``TextCleaner``."""

    def __call__(self, text: str) -> str:
        return "\n".join(_lines(text))

    def title(self, text: str) -> str:
        return " ".join(_lines(text))


def _lines(text: str) -> list[str]:
    text = re.sub(r"</?(?:p|li|ul|br|div)\b[^<>]*>", "\n", text)
    text = re.sub(r"</?[a-z]\w*>|[{}]+[^{}]*[{}]+", "", text).replace("&amp;", "&")
    visible = (sign for sign in text if sign == "\n" or unicodedata.category(sign)[0] != "C")
    lines = unicodedata.normalize("NFC", "".join(visible)).split("\n")
    return [" ".join(line.split()) for line in lines if re.search(r"\w", line)]
