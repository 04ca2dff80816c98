"""A key that is equal for texts the model reads as the same."""

import unicodedata

from domain.model.data.labelling import feature_text

_REMOVED = frozenset({"Cc", "Cf", "Co"})


def text_key(title: str, description: str) -> str:
    """Equal for texts that are the same to the model.

    Letter case, accents, white space, controls and other invisible characters do not count: the
    tokenizer of uncased BERT takes them away.

    Source: ``BertNormalizer`` of the package tokenizers: it cleans, decomposes (NFD), strips marks
    and lowers. Marks newer than its table of Unicode, some 400, it leaves; here they do not count.
    """
    return feature_text(_as_read(title), _as_read(description))


def _as_read(text: str) -> str:
    return " ".join(text.translate(_READ).split())


class _Reading(dict[int, str]):
    """What is left of each code point; found once, because datasets are long."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if unicodedata.category(character) in _REMOVED and character not in "\t\n\r":
            left = ""
        else:
            parts = unicodedata.normalize("NFD", character)
            left = "".join(c.lower() for c in parts if unicodedata.category(c) != "Mn")
        self[code] = left
        return left


_READ = _Reading({0xFFFD: ""})
