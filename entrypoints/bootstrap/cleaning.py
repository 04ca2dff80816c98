"""Builds what cleans texts; needs the base dependencies only."""

from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from domain.ports.text_cleaner import TextCleaner


def build_text_cleaner() -> TextCleaner:
    return PlainTextCleaner()
