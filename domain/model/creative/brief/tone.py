"""The tones of voice of copy."""

from enum import StrEnum


class Tone(StrEnum):
    """A tone of voice; ``URGENT`` gives a reason to decide now, never a false scarcity."""

    CONFIDENT = "confident"
    FRIENDLY = "friendly"
    PLAYFUL = "playful"
    PREMIUM = "premium"
    PLAIN = "plain"
    URGENT = "urgent"
