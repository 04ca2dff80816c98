"""``merchant``: a supplemental feed for Google Merchant Center, one row a product.

The texts come from templates and no generative AI, so that they belong in ``title`` and
``description``; ``structured_title`` is for what such a model wrote
(https://support.google.com/merchants/answer/6324415).
"""

import csv
import io
from collections.abc import Iterator, Sequence

from adapters.sheets.formats.highlights import highlights_of
from adapters.sheets.formats.layout import Layout, Row, fixed, needed, text_of, variants_for
from domain.model.creative.platforms.all_platforms import GOOGLE_MERCHANT
from domain.model.creative.sheet import SheetNames, WrittenProduct

_LONGEST_ID = 50
_COLUMNS = ("id", "title", "description", "link", "product_highlight")


def _rows(written: WrittenProduct, _: SheetNames) -> Iterator[Row]:
    identity = needed(
        "id", written.product.id, "given: it joins the row to your feed", most=_LONGEST_ID
    )
    [variant] = variants_for(written, GOOGLE_MERCHANT)
    yield {
        "id": identity,
        "title": text_of(variant, "title"),
        "description": text_of(variant, "description"),
        # The product's own alone: the shop's address would replace that of its page.
        "link": written.product.url,
        "product_highlight": _listed(highlights_of(written)),
    }


def _listed(highlights: Sequence[str]) -> str:
    """Several values in one cell: apart by commas, quoted where they have some."""
    if not highlights:
        return ""
    cell = io.StringIO()
    csv.writer(cell, lineterminator="").writerow(highlights)
    return cell.getvalue()


MERCHANT = Layout(
    endings=(".tsv", ".csv", ".txt"),
    columns=fixed(_COLUMNS),
    rows=_rows,
    platforms=(GOOGLE_MERCHANT,),
    most_variants=1,
    is_verbatim=True,
)
