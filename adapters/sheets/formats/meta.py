"""``meta``: a supplementary feed for a Meta catalogue; ``meta-ads``: ads for Ads Manager."""

from collections.abc import Iterator

from adapters.sheets.formats.google_ads import ad_group
from adapters.sheets.formats.layout import Layout, Row, fixed, needed, text_of, variants_for
from domain.model.creative.platforms.all_platforms import FACEBOOK, GOOGLE_MERCHANT
from domain.model.creative.sheet import SheetNames, WrittenProduct

_LONGEST_ID = 100
_CATALOGUE = ("id", "title", "description", "link")
_ADS = (
    "Campaign Name", "Ad Set Name", "Ad Name", "Title", "Body", "Link Description", "Link",
)  # fmt: skip


def _catalogue_row(written: WrittenProduct, _: SheetNames) -> Iterator[Row]:
    identity = needed(
        "id", written.product.id, "given: it joins the row to your catalogue", most=_LONGEST_ID
    )
    [variant] = variants_for(written, GOOGLE_MERCHANT)
    yield {
        "id": identity,
        "title": text_of(variant, "title"),
        "description": text_of(variant, "description"),
        "link": written.product.url,  # the product's own alone, as in ``merchant``
    }


def _ads(written: WrittenProduct, names: SheetNames) -> Iterator[Row]:
    link = needed("url", written.brief.url, "given: an ad leads to a page; or give --url")
    known: Row = {
        "Campaign Name": names.fill(names.campaign, written),
        "Ad Set Name": ad_group(written, names),
        "Link": link,
    }
    for place, variant in enumerate(variants_for(written, FACEBOOK), 1):
        yield {
            **known,
            "Ad Name": f"{written.product.id or written.clean.title} variant {place}",
            "Title": text_of(variant, "headline"),
            "Body": text_of(variant, "primary_text"),
            "Link Description": text_of(variant, "description"),
        }


META = Layout(
    endings=(".csv", ".tsv", ".xlsx"),
    columns=fixed(_CATALOGUE),
    rows=_catalogue_row,
    # Meta's catalogue asks for the same title and description as Google's, and takes longer ones.
    platforms=(GOOGLE_MERCHANT,),
    most_variants=1,
    is_verbatim=True,
)
META_ADS = Layout(
    endings=(".csv", ".tsv", ".xlsx"),
    columns=fixed(_ADS),
    rows=_ads,
    platforms=(FACEBOOK,),
    is_verbatim=True,
)
