"""``google-ads``: responsive search ads for Google Ads Editor, one row an ad.

Columns as https://support.google.com/google-ads/editor/answer/57747 names them. Nothing is pinned,
so that there are no columns of positions. ``Comment`` is Editor's own: it is not posted.
"""

from collections.abc import Iterator
from itertools import zip_longest

from adapters.sheets.formats.layout import Layout, Row, fixed, needed, texts_of, variants_for
from domain.model.creative.platforms.all_platforms import GOOGLE_RSA
from domain.model.creative.sheet import SheetNames, WrittenProduct

_MOST_ADS = 3  # responsive search ads of an ad group that can be on
_LONGEST_NAME = 255
_COLUMNS_OF = {
    name: tuple(f"{word} {place}" for place in range(1, GOOGLE_RSA.field(name).most + 1))
    for name, word in (("headline", "Headline"), ("description", "Description"), ("path", "Path"))
}
_COLUMNS = (
    "Campaign",
    "Ad Group",
    "Ad type",
    *(column for columns in _COLUMNS_OF.values() for column in columns),
    "Final URL",
    "Comment",
)


def _rows(written: WrittenProduct, names: SheetNames) -> Iterator[Row]:
    link = needed("url", written.brief.url, "given: a search ad leads to a page; or give --url")
    known: Row = {
        "Campaign": names.fill(names.campaign, written)[:_LONGEST_NAME],
        "Ad Group": ad_group(written, names),
        "Ad type": "Responsive search ad",
        "Final URL": link,
        "Comment": written.product.id,
    }
    for variant in variants_for(written, GOOGLE_RSA):
        texts = {
            column: text
            for field, columns in _COLUMNS_OF.items()
            for column, text in zip_longest(columns, texts_of(variant, field), fillvalue="")
        }
        yield {**known, **texts}


def ad_group(written: WrittenProduct, names: SheetNames) -> str:
    """The ad group's name: the one that was asked for, or the product's."""
    if names.ad_group is not None:
        return names.fill(names.ad_group, written)[:_LONGEST_NAME]
    end = f" ({written.product.id})" if written.product.id else ""
    return written.clean.title[: _LONGEST_NAME - len(end)].rstrip() + end


GOOGLE_ADS = Layout(
    endings=(".csv", ".tsv"),
    columns=fixed(_COLUMNS),
    rows=_rows,
    platforms=(GOOGLE_RSA,),
    most_variants=_MOST_ADS,
    is_verbatim=True,
)
