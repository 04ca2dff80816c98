"""Prices of requests: a number, or text with a currency."""

from decimal import Decimal
from typing import Annotated

from pydantic import ConfigDict, Field, PlainValidator, TypeAdapter

from domain.model.catalog.money import CURRENCIES
from domain.model.catalog.product import MAX_PRICE, check_price
from entrypoints.inference_app.schemas.texts import obeys, readable, shown

MAX_PRICE_TEXT = 60
# The forms that can be read in one way alone, whichever the shop's currency is.
_CODE = f"(?:{'|'.join(CURRENCIES)})"
_AMOUNT = (
    r"(?:[0-9]{1,9}(?:[.,][0-9]{2})?|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2}\.[0-9]{2}"
    r"|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,2},[0-9]{2})"
)
PRICE_TEXT = f"^(?:{_AMOUNT} ?(?:{_CODE}|€)|(?:{_CODE} |[€£$]){_AMOUNT})$"


def money(price: float) -> Decimal:
    # The shortest decimal that is this float is what the client wrote.
    return Decimal(repr(price).removesuffix(".0"))


_Number = Annotated[
    float,
    Field(ge=0, le=float(MAX_PRICE), allow_inf_nan=False, json_schema_extra={"multipleOf": 0.01}),
    obeys(lambda price: check_price(money(price))),
]
_Text = Annotated[str, shown(MAX_PRICE_TEXT, PRICE_TEXT), readable("price", MAX_PRICE_TEXT)]
_STRICT = ConfigDict(strict=True)
_NUMBER: TypeAdapter[float] = TypeAdapter(_Number, config=_STRICT)
_TEXT: TypeAdapter[str] = TypeAdapter(_Text, config=_STRICT)


def _checked(value: object) -> float | str:
    """By the one type that the value has: a union's faults would name its types as fields."""
    return (
        _TEXT.validate_python(value) if isinstance(value, str) else _NUMBER.validate_python(value)
    )


Price = Annotated[float | str, PlainValidator(_checked, json_schema_input_type=_Number | _Text)]
