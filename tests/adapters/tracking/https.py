"""A server over HTTPS that answers as MLflow's does where there is nothing, and certificates."""

import ssl
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import trustme


@dataclass
class Authority:
    """Certificates of one authority, as PEM files."""

    directory: Path
    authority: trustme.CA = field(default_factory=trustme.CA)

    @property
    def itself(self) -> Path:
        return self._written("ca.pem", self.authority.cert_pem)

    def certificate(self, name: str) -> Path:
        """With its key."""
        issued = self.authority.issue_cert(name)
        return self._written(f"{name}.pem", issued.private_key_and_cert_chain_pem)

    def _written(self, name: str, pem: trustme.Blob) -> Path:
        self.directory.mkdir(exist_ok=True)
        pem.write_to_path(str(self.directory / name))
        return self.directory / name


def context_of(certificate: Path, *, clients: Path | None = None) -> ssl.SSLContext:
    """Of a server; clients: the authority whose certificates it asks for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    if clients is not None:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(clients)
    return context


class Answer(BaseHTTPRequestHandler):
    """Open to one user and to one token, apart from its health; it has no experiment."""

    def do_GET(self) -> None:
        credentials = self.headers["Authorization"]
        known = (f"Basic {b64encode(b'me:s3cret').decode()}", "Bearer t0ken")
        status = 404 if credentials in known else 401
        if credentials is not None and credentials not in known:
            status = 403
        body = b'{"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "none"}'
        self.send_response(200 if self.path == "/health" else status)
        self.send_header("Content-Length", str(len(body) if status == 404 else 0))
        self.end_headers()
        self.wfile.write(body if status == 404 else b"")

    def log_message(self, *_: object) -> None:
        """Keep the test output quiet."""


class TlsServer(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A client that the server refuses is no fault of a test."""

    def get_request(self) -> tuple[ssl.SSLSocket, tuple[str, int]]:
        connection, address = super().get_request()
        with suppress(OSError):  # the handshake of a client that is refused
            connection.do_handshake()
        return connection, address
