"""Texts of requests: the domain's rule for them, as code and as a pattern of JSON Schema."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import check_text

# ``check_text`` for those who read the schema: no control character but \n, \r and \t, and one that
# is no white space. Written with escapes, because languages differ in what \s means.
_CONTROLS = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
_SPACES = r"\t\n\r\u0020\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
READABLE = f"^[^{_CONTROLS}]*[^{_CONTROLS}{_SPACES}][^{_CONTROLS}]*$"


def obeys(rule: Callable[[Any], None]) -> AfterValidator:
    """A validator that applies a rule of the domain; a fault then has the field's whole path."""

    def check(value: object) -> object:
        try:
            rule(value)
        except InvalidProduct as error:
            facts = {"requirement": error.requirement}
            raise PydanticCustomError("product", "must be {requirement}", facts) from error
        return value

    return AfterValidator(check)


def shown(limit: int, pattern: str = READABLE) -> Any:  # noqa: ANN401 - as Field itself
    """A text's limit and pattern for those who read the schema."""
    return Field(min_length=1, max_length=limit, json_schema_extra={"pattern": pattern})


def readable(field: str, limit: int) -> AfterValidator:
    """Accepts what people can read, of at most so many code points."""
    return obeys(lambda text: check_text(field, text, limit))


def text_type(field: str, limit: int) -> Any:  # noqa: ANN401 - a type, made at run time
    """Text that people can read, of at most so many code points."""
    return Annotated[str, shown(limit), readable(field, limit)]
