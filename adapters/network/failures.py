"""Why a request over HTTP got no answer, in words."""

import requests


def request_failure(error: Exception) -> str:
    """Without the address, which the error's own text holds, and which may hold a key."""
    match error:
        case requests.Timeout():
            return "timeout"
        case requests.exceptions.SSLError():
            return "the TLS handshake failed"
        case requests.ConnectionError():
            return "no connection"
    return type(error).__name__
