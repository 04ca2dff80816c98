"""What MLflow raises, as the domain's errors: what a person has to do differs."""

import re
import ssl
from collections.abc import Iterator

from adapters.network.proxies import passing_proxy_fault
from adapters.tracking.mlflow_reachability import is_http
from domain.errors.base import CreativesError
from domain.errors.catalog import ProxyUnusable
from domain.errors.tracking import TrackingRefused, TrackingUnavailable

_CREDENTIALS = re.compile(r"://\S*@")
_SECRET_PARAMETERS = re.compile(r"(?i)((?:password|passwd|pwd|token|secret)=)[^&\s'\"]+")

_NO_ACCESS = frozenset({"UNAUTHENTICATED", "CUSTOMER_UNAUTHORIZED", "PERMISSION_DENIED"})
_SET_CREDENTIALS = (
    "set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, "
    "of somebody whom it lets in"
)
_SET_AUTHORITY = (
    "set MLFLOW_TRACKING_SERVER_CERT_PATH to the PEM file of the authority that signed it"
)
_SET_CERTIFICATE = (
    "set MLFLOW_TRACKING_CLIENT_CERT_PATH to a PEM file with a certificate that it takes, "
    "and its key"
)
_CHECK_TLS = (
    "check that tracking.uri is right to begin with https://, and the files of "
    "MLFLOW_TRACKING_SERVER_CERT_PATH and MLFLOW_TRACKING_CLIENT_CERT_PATH"
)
# By OpenSSL's codes of verification (X509_V_ERR_...), where another authority would not help.
_OF_THE_CERTIFICATE = {
    9: "set the clock of this machine, or renew the certificate",
    10: "renew the certificate",
    62: "write tracking.uri with a name that the certificate is for",
    64: "write tracking.uri with a name that the certificate is for",
}
# The server may be on its way down. Or it asks for a certificate: uvicorn closes without an alert.
_CLOSED = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ConnectionResetError, BrokenPipeError)
_CLOSED_WORDS = (
    "it closed the connection; where it asks for certificates, MLFLOW_TRACKING_CLIENT_CERT_PATH "
    "must name one"
)
_WORDS_OF_REFUSAL = re.compile("CERT|UNKNOWN_CA|HANDSHAKE_FAILURE|ACCESS_DENIED")


def tracking_fault(uri: str, error: Exception) -> CreativesError:
    """The error that says what is wrong with the server or database at the URI."""
    shown = masked(uri)
    lines = str(error).strip().splitlines() or [type(error).__name__]
    reason = masked(lines[0])
    if getattr(error, "error_code", None) in _NO_ACCESS:
        return TrackingRefused(shown, f"it refuses access ({reason:.200})", _SET_CREDENTIALS)
    on_the_way = _on_the_way(uri, error) if is_http(uri) else None
    return on_the_way or TrackingUnavailable(shown, reason)


def masked(text: str) -> str:
    """The text without passwords in addresses; these messages end up in logs of other systems."""
    return _SECRET_PARAMETERS.sub(r"\1***", _CREDENTIALS.sub("://***@", text))


def _on_the_way(uri: str, error: Exception) -> CreativesError | None:
    """None: neither the proxy nor TLS is at fault."""
    for each in _chain(error):
        try:
            if fault := passing_proxy_fault(uri, each):
                return TrackingUnavailable(masked(uri), fault)
        except ProxyUnusable as unusable:
            return unusable
        if isinstance(each, _CLOSED) and uri.startswith("https:"):
            return TrackingUnavailable(masked(uri), _CLOSED_WORDS)
        if isinstance(each, ssl.SSLError):
            return TrackingRefused(masked(uri), *_of_tls(each))
        if type(each) is OSError and "TLS" in str(each):  # requests says so of a missing file
            return TrackingRefused(masked(uri), str(each), _CHECK_TLS)
    return None


def _of_tls(error: ssl.SSLError) -> tuple[str, str]:
    """Reason and remedy."""
    if isinstance(error, ssl.SSLCertVerificationError):
        remedy = _OF_THE_CERTIFICATE.get(error.verify_code, _SET_AUTHORITY)
        return f"its certificate is not trusted: {error.verify_message}", remedy
    reason = error.reason or str(error)
    if "ALERT" in reason and _WORDS_OF_REFUSAL.search(reason):
        return f"it asks for another certificate of ours ({reason})", _SET_CERTIFICATE
    return f"no TLS connection ({reason})", _CHECK_TLS


def _chain(error: BaseException | None) -> Iterator[Exception]:
    """The error, and what led to it."""
    seen: list[BaseException] = []
    while isinstance(error, Exception) and error not in seen:
        yield error
        seen.append(error)
        # urllib3 puts an error in the arguments of its own one.
        inner = next((each for each in error.args if isinstance(each, Exception)), None)
        error = error.__cause__ or error.__context__ or inner
