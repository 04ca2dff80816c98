"""Whose currency a sign is."""

_ONE = {
    "€": "EUR", "euro": "EUR", "Euro": "EUR", "₹": "INR", "₩": "KRW", "₪": "ILS", "₴": "UAH",
    "฿": "THB", "₺": "TRY", "₽": "RUB", "₫": "VND", "₦": "NGN", "₱": "PHP", "₲": "PYG",
    "₡": "CRC", "₵": "GHS", "₸": "KZT", "₾": "GEL", "₼": "AZN", "֏": "AMD", "₮": "MNT",
    "₭": "LAK", "៛": "KHR", "৳": "BDT", "zł": "PLN", "Zł": "PLN", "Kč": "CZK", "Ft": "HUF",
    "US$": "USD", "CA$": "CAD", "C$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD",
    "HK$": "HKD", "R$": "BRL", "NT$": "TWD", "S$": "SGD", "MX$": "MXN",
}  # fmt: skip
# Shared signs: the currencies, and the one that is meant where the shop's is none of them.
_DOLLARS = (
    frozenset(
        {
            "ARS", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "CLP", "COP", "CUP", "DOP",
            "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "MXN", "NAD", "NZD", "SBD", "SGD", "SRD",
            "TTD", "TWD", "USD", "UYU", "XCD", "ZWG",
        }
    ),
    "USD",
)  # fmt: skip
_POUNDS = (
    frozenset({"EGP", "FKP", "GBP", "GIP", "LBP", "SDG", "SHP", "SSP", "SYP"}),
    "GBP",
)
_RUPEES = (frozenset({"INR", "PKR", "LKR", "NPR", "MUR", "SCR"}), "INR")
_YEN = (frozenset({"JPY", "CNY"}), None)
_CROWNS = (frozenset({"SEK", "NOK", "DKK", "ISK"}), None)
_SHARED = {
    "$": _DOLLARS, "£": _POUNDS, "Rs": _RUPEES, "Rs.": _RUPEES, "₨": _RUPEES, "¥": _YEN,
    "￥": _YEN, "kr": _CROWNS, "kr.": _CROWNS,
}  # fmt: skip
SIGNS = tuple(sorted({*_ONE, *_SHARED}, key=len, reverse=True))


def currency_of_sign(sign: str, default: str) -> str | None:
    """As ISO 4217 has it; None where that is not certain.

    Args:
        default: the shop's currency, which decides whose dollar ``$`` is.
    """
    if sign in _SHARED:
        currencies, chief = _SHARED[sign]
        return default if default in currencies else chief
    return _ONE.get(sign)
