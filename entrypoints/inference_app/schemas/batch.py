"""The items of /batch_predict: each is read by itself, so that one at fault harms no other."""

from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    create_model,
)

from entrypoints.inference_app.schemas.requests import PredictRequest


class RefusedItem:
    """An item that is no product to write for."""

    def __init__(self, error: ValidationError) -> None:
        self.error = error


class BatchRequest(BaseModel):
    """Products to write creatives for."""

    model_config = ConfigDict(extra="forbid", strict=True, arbitrary_types_allowed=True)

    items: list[PredictRequest | RefusedItem]
    strict: bool = Field(
        default=False,
        description="Whether one item at fault refuses the batch. Without it, the item's place in"
        " the answer has its problem, and the others are written.",
    )


def batch_model(item: type[PredictRequest], *, most: int) -> type[BatchRequest]:
    """The request for items of this model; the OpenAPI document shows them as such."""
    read: Any = Annotated[item, WrapValidator(_product_or_refused)]
    items: Any = (list[read], Field(min_length=1, max_length=most))
    return create_model("BatchRequest", __base__=BatchRequest, items=items)


def _product_or_refused(
    value: object, read: ValidatorFunctionWrapHandler
) -> PredictRequest | RefusedItem:
    try:
        product: PredictRequest = read(value)
    except ValidationError as error:
        return RefusedItem(error)
    return product
