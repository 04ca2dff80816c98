"""All formats by name."""

from collections.abc import Mapping

from adapters.sheets.formats.google_ads import GOOGLE_ADS
from adapters.sheets.formats.layout import Layout
from adapters.sheets.formats.long import LONG
from adapters.sheets.formats.merchant import MERCHANT
from adapters.sheets.formats.meta import META, META_ADS
from adapters.sheets.formats.per_product import PER_PRODUCT
from adapters.sheets.formats.pinterest import PINS
from adapters.sheets.formats.wide import WIDE

FORMATS: Mapping[str, Layout] = {
    "long": LONG,
    "wide": WIDE,
    "google-ads": GOOGLE_ADS,
    "merchant": MERCHANT,
    "meta": META,
    "meta-ads": META_ADS,
    "pinterest": PINS,
    "jsonl": PER_PRODUCT,
}
