"""The products of a request: their texts, by the rules that /predict has for them."""

from collections.abc import Iterator, Mapping, Sequence

from domain.errors.catalog import InvalidProduct, ProductsInvalid
from domain.model.catalog.product import check_text
from domain.model.creative.brief.brief import Brief
from entrypoints.http.problem import Problem
from entrypoints.inference_app.open_inference.contract import DESCRIPTION, TITLE
from entrypoints.inference_app.open_inference.inputs import Texts
from entrypoints.inference_app.open_inference.refusal import refusal
from entrypoints.settings.sections import InferenceSettings

_MOST_NAMED = 3


def briefs_of(inputs: Mapping[str, Texts], settings: InferenceSettings) -> list[Brief]:
    """A brief for each element; a description may be empty, or the tensor missing.

    Raises:
        Problem: 400, naming the elements that cannot be scored.
    """
    titles = inputs[TITLE].elements
    described = inputs.get(DESCRIPTION)
    descriptions = [""] * len(titles) if described is None else described.elements
    limits = {TITLE: settings.max_title_length, DESCRIPTION: settings.max_description_length}
    faults = [
        *_faults(TITLE, titles, limits[TITLE]),
        *_faults(DESCRIPTION, descriptions, limits[DESCRIPTION], may_be_empty=True),
    ]
    if faults:
        raise _refused(faults)
    pairs = zip(titles, descriptions, strict=True)
    return [Brief(title=title, description=description) for title, description in pairs]


def unreadable(error: ProductsInvalid) -> Problem:
    """Texts that have nothing to read once they are cleaned."""
    return _refused(
        [
            f"{fault.field}[{fault.row - 1}] must be {fault.requirement}, once markup is taken out"
            for fault in error.faults
        ]
    )


def _faults(
    name: str, texts: Sequence[str], limit: int, *, may_be_empty: bool = False
) -> Iterator[str]:
    for place, text in enumerate(texts):
        if not text and may_be_empty:
            continue
        try:
            check_text(name, text, limit)
        except InvalidProduct as error:
            yield f"{name}[{place}] must be {error.requirement}"


def _refused(faults: Sequence[str]) -> Problem:
    more = len(faults) - _MOST_NAMED
    named = "; ".join(faults[:_MOST_NAMED])
    return refusal(named + (f"; and {more} more" if more > 0 else ""))
