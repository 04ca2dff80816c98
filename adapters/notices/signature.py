"""Signatures as Standard Webhooks 1.0 has them (standardwebhooks.com), with a shared key."""

import base64
import hashlib
import hmac


def signed_headers(key: bytes, *, message_id: str, seconds: int, body: bytes) -> dict[str, str]:
    """The headers by which a receiver knows that a body is ours, and from when.

    Args:
        seconds: since 1970, of this attempt.
    """
    content = f"{message_id}.{seconds}.".encode() + body
    digest = hmac.new(key, content, hashlib.sha256).digest()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }
