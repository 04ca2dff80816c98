"""Supported currencies and locales of prices."""

from domain.model.catalog.cldr import CURRENCIES, LOCALES

DEFAULT_CURRENCY = "USD"
DEFAULT_LOCALE = "en-US"

__all__ = ["CURRENCIES", "DEFAULT_CURRENCY", "DEFAULT_LOCALE", "LOCALES"]
