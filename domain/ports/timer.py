"""How long something took."""

from collections.abc import Callable

Timer = Callable[[], float]
"""Gives seconds since some moment, never going backwards."""
