"""The products of a request: their texts, by the rules that /predict has for them."""

from collections.abc import Iterator, Mapping, Sequence

from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import check_text
from domain.model.evaluation.predictions import predicted_label
from domain.use_cases.write.judge_texts import JudgeTexts
from entrypoints.http.problem import Problem
from entrypoints.inference_app.open_inference.contract import DESCRIPTION, TITLE, Judged
from entrypoints.inference_app.open_inference.inputs import Texts
from entrypoints.inference_app.open_inference.refusal import refusal
from entrypoints.settings.sections import InferenceSettings

_MOST_NAMED = 3


def products_of(inputs: Mapping[str, Texts], settings: InferenceSettings) -> list[tuple[str, str]]:
    """Title and description of each; a description may be empty, or the tensor missing.

    Raises:
        Problem: 400, naming the elements that cannot be scored.
    """
    titles = inputs[TITLE].elements
    described = inputs.get(DESCRIPTION)
    descriptions = [""] * len(titles) if described is None else described.elements
    faults = [
        *_faults(TITLE, titles, settings.max_title_length),
        *_faults(DESCRIPTION, descriptions, settings.max_description_length, may_be_empty=True),
    ]
    if faults:
        raise _refused(faults)
    return list(zip(titles, descriptions, strict=True))


def judged_by(judge: JudgeTexts, products: Sequence[tuple[str, str]]) -> list[Judged]:
    """What the model thinks of each product, in order.

    Raises:
        Problem: 400, naming those that have nothing to read once they are cleaned.
    """
    judgements = judge(products)
    faults = [
        f"product {place}: once markup is taken out, {judgement.fault}"
        for place, judgement in enumerate(judgements)
        if judgement.fault is not None
    ]
    if faults:
        raise _refused(faults)
    scores = [judgement.score for judgement in judgements if judgement.score is not None]
    return [(predicted_label(score.good), score) for score in scores]


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
