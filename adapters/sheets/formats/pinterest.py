"""``pinterest``: pins for Pinterest's bulk creation, one row a pin."""

from collections.abc import Iterator

from adapters.sheets.formats.layout import Layout, Row, fixed, text_of, variants_for
from domain.errors.catalog import InvalidProduct
from domain.model.creative.platforms.all_platforms import PINTEREST
from domain.model.creative.sheet import SheetNames, WrittenProduct

_LONGEST_DESCRIPTION = 500  # of a file; a pin itself takes more
_COLUMNS = (
    "Title", "Media URL", "Pinterest board", "Thumbnail", "Description", "Link", "Publish date",
    "Keywords", "Product ID",
)  # fmt: skip


def _rows(written: WrittenProduct, names: SheetNames) -> Iterator[Row]:
    for variant in variants_for(written, PINTEREST):
        description = text_of(variant, "description")
        if len(description) > _LONGEST_DESCRIPTION:
            raise InvalidProduct(
                "description", description, f"at most {_LONGEST_DESCRIPTION} characters in a pin"
            )
        yield {
            "Title": text_of(variant, "title"),
            "Media URL": names.fill(names.media, written),
            "Pinterest board": names.fill(names.board, written),
            "Description": description,
            "Link": written.brief.url,
            "Keywords": ", ".join(_keywords(written)),
            "Product ID": written.product.id,
        }


def _keywords(written: WrittenProduct) -> dict[str, None]:
    """What people search: the campaign's keywords, then the hashtags' words, each once."""
    tags = (tag.lstrip("#＃") for tag in written.creative.hashtags)
    return dict.fromkeys((*written.brief.campaign.keywords, *tags))


PINS = Layout(
    endings=(".csv",),
    columns=fixed(_COLUMNS),
    rows=_rows,
    platforms=(PINTEREST,),
    is_verbatim=True,
)
