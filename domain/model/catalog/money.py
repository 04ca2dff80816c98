"""Supported currencies and locales of prices."""

DEFAULT_CURRENCY = "USD"
DEFAULT_LOCALE = "en-US"
# ISO 4217 codes and BCP 47 tags of the larger markets; CLDR knows more, so that the lists can grow.
CURRENCIES = (
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS",
    "INR", "JPY", "KRW", "MXN", "NOK", "NZD", "PLN", "RON", "SEK", "SGD", "THB", "TRY", "TWD",
    "UAH", "USD", "ZAR",
)  # fmt: skip
LOCALES = (
    "da-DK", "de-AT", "de-CH", "de-DE", "en-AU", "en-CA", "en-GB", "en-IE", "en-IN", "en-NZ",
    "en-US", "es-ES", "es-MX", "fi-FI", "fr-CA", "fr-CH", "fr-FR", "it-IT", "ja-JP", "nb-NO",
    "nl-BE", "nl-NL", "pl-PL", "pt-BR", "pt-PT", "sv-SE",
)  # fmt: skip
