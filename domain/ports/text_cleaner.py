"""Text as people read it, from text as shop systems export it."""

from typing import Protocol


class TextCleaner(Protocol):
    """Takes out what is no text: markup, leftovers of systems, damage of encodings.

    What blocks, list items and table cells set apart stands on lines of its own. The result has
    neither control nor invisible characters, nor blank lines; it is in its composed form (NFC) and
    may be empty. The same text gives the same result, and a cleaned text stays as it is.
    """

    def __call__(self, text: str) -> str:
        """A description: its lines, joined by line breaks."""
        ...

    def title(self, text: str) -> str:
        """A name or title: one line, and words instead of shouting have one capital each."""
        ...
