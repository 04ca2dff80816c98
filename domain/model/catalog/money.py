"""Supported currencies and locales of prices."""

from domain.model.catalog import cldr

DEFAULT_CURRENCY = "USD"
DEFAULT_LOCALE = "en-US"
CURRENCIES = tuple(cldr.CURRENCIES.split())
LOCALES = tuple(cldr.LOCALES.split())
