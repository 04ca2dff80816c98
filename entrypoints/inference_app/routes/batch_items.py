"""The items of one batch: those to write for, and what is wrong with the others."""

from collections.abc import Callable, Sequence

from domain.errors.catalog import InvalidProduct, ProductsInvalid, RowFault
from domain.model.creative.brief.brief import Brief
from domain.model.creative.creative import Creative
from entrypoints.http.problem import (
    FieldFault,
    ProblemDocument,
    field_faults,
    invalid_request,
    problem_document,
)
from entrypoints.inference_app.schemas.answers import CreativeAnswer, creative_answer
from entrypoints.inference_app.schemas.batch import BatchRequest, RefusedItem
from entrypoints.inference_app.schemas.requests import PredictRequest


class BatchItems:
    """Answers each item in its place, or refuses the whole batch where the request says so."""

    def __init__(self, body: BatchRequest, brief_of: Callable[[PredictRequest], Brief]) -> None:
        self._is_strict, self._places = body.strict, range(len(body.items))
        self._briefs: dict[int, Brief] = {}
        self._faults: dict[int, list[FieldFault]] = {}
        for place, item in enumerate(body.items):
            if isinstance(item, RefusedItem):
                self._faults[place] = field_faults(item.error, "items", place)
                continue
            try:
                self._briefs[place] = brief_of(item)
            except InvalidProduct as error:
                self._faults[place] = [price_fault(error, f"items.{place}.")]

    def check_size(self, most: int) -> None:
        """Refuse what would take longer than one request may.

        Args:
            most: variants on all platforms of all items.

        Raises:
            Problem: 422, the items ask for more.
        """
        asked = sum(
            brief.campaign.variants * max(1, len(brief.campaign.platforms))
            for brief in self._briefs.values()
        )
        if asked > most:
            message = (
                f"ask for {asked:,} variants on all their platforms; at most {most:,} in one "
                "request: send fewer items, platforms or variants at once"
            )
            raise invalid_request([FieldFault(field="items", message=message)])

    def answered(
        self, write: Callable[[Sequence[Brief]], list[Creative]]
    ) -> list[CreativeAnswer | ProblemDocument]:
        """An answer for each item, in order.

        Raises:
            Problem: 422, the batch is strict and an item is at fault.
        """
        self._refuse_if_strict()
        try:
            creatives = write(list(self._briefs.values()))
        except ProductsInvalid as error:  # before anything was scored
            self._set_aside(error.faults)
            self._refuse_if_strict()
            creatives = write(list(self._briefs.values()))
        written = dict(zip(self._briefs, creatives, strict=True))
        return [
            creative_answer(written[place])
            if place in written
            else problem_document(invalid_request(self._faults[place]))
            for place in self._places
        ]

    def _set_aside(self, faults: Sequence[RowFault]) -> None:
        places = list(self._briefs)
        for fault in faults:
            place = places[fault.row - 1]
            self._faults.setdefault(place, []).append(text_fault(fault, f"items.{place}."))
            self._briefs.pop(place, None)

    def _refuse_if_strict(self) -> None:
        if self._is_strict and self._faults:
            raise invalid_request(
                [fault for _, faults in sorted(self._faults.items()) for fault in faults]
            )


def price_fault(error: InvalidProduct, within: str = "") -> FieldFault:
    """The fault at its place in the request, within such a path."""
    return FieldFault(field=f"{within}{error.field}", message=f"must be {error.requirement}")


def text_fault(fault: RowFault, within: str = "") -> FieldFault:
    """The fault at its place in the request, within such a path."""
    message = f"must be {fault.requirement}, once markup is taken out"
    return FieldFault(field=f"{within}{fault.field}", message=message)
