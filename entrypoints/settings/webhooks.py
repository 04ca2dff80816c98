"""The address of a webhook, and the secret that its receiver shares with us.

Neither is ever shown: an address may hold a token in its path.
"""

import base64
import binascii
from typing import Annotated

from pydantic import AfterValidator, SecretStr, TypeAdapter, ValidationError

from entrypoints.settings.addresses import ServiceAddress

_PREFIX = "whsec_"
_FEWEST, _MOST = 24, 64  # bytes, as the specification of Standard Webhooks asks for
_ADDRESS = TypeAdapter(ServiceAddress)


def key_of(secret: SecretStr) -> bytes:
    """The key of a secret: what its base64 stands for, with or without the prefix.

    Raises:
        ValueError: it is none.
    """
    try:
        key = base64.b64decode(secret.get_secret_value().removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not _FEWEST <= len(key) <= _MOST:
        raise ValueError(
            f"must be {_PREFIX} and the base64 of {_FEWEST} to {_MOST} random bytes, as Standard "
            "Webhooks has it"
        ) from None
    return key


def _check_secret(secret: SecretStr) -> SecretStr:
    key_of(secret)
    return secret


def _check_address(address: SecretStr) -> SecretStr:
    try:
        _ADDRESS.validate_python(address.get_secret_value())
    except ValidationError:
        raise ValueError("must be an http or https address") from None
    return address


WebhookAddress = Annotated[SecretStr, AfterValidator(_check_address)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_check_secret)]
