"""A tracking server over HTTPS with an authority of its own, certificates and credentials."""

import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import trustme

from adapters.tracking.mlflow_connection import MlflowConnection
from domain.errors.base import CreativesError
from domain.errors.catalog import ProxyUnusable
from domain.errors.tracking import TrackingRefused, TrackingUnavailable
from domain.ports.experiment_tracker import ExperimentTracker
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS, MlflowParts
from tests.fakes.mlflow_server import mlflow_server
from tests.fakes.proxy import Proxy, set_proxies

pytestmark = pytest.mark.filterwarnings(
    *MLFLOW_WARNINGS, "ignore:Unverified HTTPS request is being made"
)
VARIABLES = (
    "SERVER_CERT_PATH", "INSECURE_TLS", "CLIENT_CERT_PATH", "USERNAME", "PASSWORD", "TOKEN",
)  # fmt: skip
TLS_VERSIONS = (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3)


@pytest.fixture
def mlflow_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[str, object], None]:
    """Sets one variable; the others, and this user's own credentials, are out of the way."""
    for name in VARIABLES:
        monkeypatch.delenv(f"MLFLOW_TRACKING_{name}", raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    set_proxies(monkeypatch)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    return lambda name, value: monkeypatch.setenv(f"MLFLOW_TRACKING_{name}", str(value))


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


@pytest.fixture
def ours(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "ours")


@pytest.fixture
def others(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "others")


class _Answer(BaseHTTPRequestHandler):
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


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A client that the server refuses is no fault of a test."""

    def get_request(self) -> tuple[ssl.SSLSocket, tuple[str, int]]:
        connection, address = super().get_request()
        with suppress(OSError):  # the handshake of a client that is refused
            connection.do_handshake()
        return connection, address


Serve = Callable[[ssl.SSLContext], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    running: list[tuple[_Server, Thread]] = []

    def start(context: ssl.SSLContext) -> str:
        server = _Server(("127.0.0.1", 0), _Answer)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        running.append((server, thread))
        return f"https://127.0.0.1:{server.server_port}"

    yield start
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()


def context_of(certificate: Path, *, clients: Path | None = None) -> ssl.SSLContext:
    """Of a server; clients: the authority whose certificates it asks for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    if clients is not None:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(clients)
    return context


def check(uri: str, root: Path) -> None:
    MlflowConnection(uri=uri, experiment="e", artifact_root=root).check()


def fault(uri: str, root: Path) -> CreativesError:
    with pytest.raises(CreativesError) as caught:
        check(uri, root)
    return caught.value


def test_the_real_server_is_used_over_tls_with_certificates_on_both_sides(
    mlflow_environment: Callable[[str, object], None],
    database_uri: str,
    tmp_path: Path,
    ours: Authority,
    new_run: Callable[[ExperimentTracker, str], str],
    bundle: str,
) -> None:
    server, client = ours.certificate("127.0.0.1"), ours.certificate("client")
    options = (
        f"--ssl-keyfile {server} --ssl-certfile {server} --ssl-ca-certs {ours.itself} "
        f"--ssl-cert-reqs {int(ssl.CERT_REQUIRED)}"
    )
    with mlflow_server(database_uri, tmp_path, "--uvicorn-opts", options) as port:
        uri = f"https://127.0.0.1:{port}"
        assert "MLFLOW_TRACKING_SERVER_CERT_PATH" in str(fault(uri, tmp_path))
        mlflow_environment("SERVER_CERT_PATH", ours.itself)
        assert "MLFLOW_TRACKING_CLIENT_CERT_PATH" in str(fault(uri, tmp_path))
        mlflow_environment("CLIENT_CERT_PATH", client)
        parts = MlflowParts(uri, tmp_path)
        run_id = new_run(parts.tracker, "a")
        model = parts.registry.register(
            run_id, accuracy=0.5, dataset_version=1, bundle=bundle, description="a model"
        )
        output = Path(parts.registry.fetch_bundle(model.version, output=str(tmp_path / "out")))
        assert (output / "model.onnx").read_bytes() == b"\x00onnx"


def test_a_server_of_an_unknown_authority_is_refused_with_the_variable_to_set(
    mlflow_environment: Callable[[str, object], None],
    serve: Serve,
    tmp_path: Path,
    ours: Authority,
    others: Authority,
) -> None:
    uri = serve(context_of(ours.certificate("127.0.0.1")))
    mlflow_environment("TOKEN", "t0ken")
    mlflow_environment("SERVER_CERT_PATH", others.itself)
    error = fault(uri, tmp_path)
    assert isinstance(error, TrackingRefused)
    assert not error.retry_helps
    assert error.reason == "its certificate is not trusted: unable to get local issuer certificate"
    assert "set MLFLOW_TRACKING_SERVER_CERT_PATH to the PEM file" in str(error)
    mlflow_environment("SERVER_CERT_PATH", ours.itself)
    check(uri, tmp_path)


def test_a_certificate_of_another_name_needs_another_address(
    mlflow_environment: Callable[[str, object], None],
    serve: Serve,
    tmp_path: Path,
    ours: Authority,
) -> None:
    uri = serve(context_of(ours.certificate("mlflow.example")))
    mlflow_environment("SERVER_CERT_PATH", ours.itself)
    assert "write tracking.uri with a name" in str(fault(uri, tmp_path))
    mlflow_environment("TOKEN", "t0ken")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MLFLOW_TRACKING_SERVER_CERT_PATH")
        mlflow_environment("INSECURE_TLS", "true")
        check(uri, tmp_path)


@pytest.mark.parametrize("version", TLS_VERSIONS)
def test_a_server_that_asks_for_a_certificate_is_told_with_the_variable_to_set(
    mlflow_environment: Callable[[str, object], None],
    serve: Serve,
    tmp_path: Path,
    ours: Authority,
    others: Authority,
    version: ssl.TLSVersion,
) -> None:
    context = context_of(ours.certificate("127.0.0.1"), clients=ours.itself)
    context.maximum_version = version
    uri = serve(context)
    mlflow_environment("TOKEN", "t0ken")
    mlflow_environment("SERVER_CERT_PATH", ours.itself)
    for certificate in (None, others.certificate("client")):
        if certificate:
            mlflow_environment("CLIENT_CERT_PATH", certificate)
        # When the connection is reset before the server's alert was read, there is only the hint.
        assert "MLFLOW_TRACKING_CLIENT_CERT_PATH" in str(fault(uri, tmp_path))
    mlflow_environment("CLIENT_CERT_PATH", ours.certificate("client"))
    check(uri, tmp_path)


def test_an_alert_that_asks_for_a_certificate_is_no_fault_that_passes(
    mlflow_environment: Callable[[str, object], None],
    serve: Serve,
    tmp_path: Path,
    ours: Authority,
) -> None:
    context = context_of(ours.certificate("127.0.0.1"), clients=ours.itself)
    context.maximum_version = ssl.TLSVersion.TLSv1_2  # here the alert is the last word
    mlflow_environment("SERVER_CERT_PATH", ours.itself)
    error = fault(serve(context), tmp_path)
    assert isinstance(error, TrackingRefused)
    assert "set MLFLOW_TRACKING_CLIENT_CERT_PATH to a PEM file" in str(error)


def test_files_that_are_no_certificates_are_said(
    mlflow_environment: Callable[[str, object], None],
    serve: Serve,
    tmp_path: Path,
    ours: Authority,
) -> None:
    uri = serve(context_of(ours.certificate("127.0.0.1")))
    (tmp_path / "text.pem").write_text("text")
    mlflow_environment("SERVER_CERT_PATH", tmp_path / "text.pem")
    assert "the files of MLFLOW_TRACKING_SERVER_CERT_PATH" in str(fault(uri, tmp_path))
    mlflow_environment("SERVER_CERT_PATH", tmp_path / "missing.pem")
    error = fault(uri, tmp_path)
    assert isinstance(error, TrackingRefused)
    assert "missing.pem" in str(error)
    assert "MLFLOW_TRACKING_SERVER_CERT_PATH" in str(error)


def test_settings_of_tls_that_exclude_each_other_are_said(
    mlflow_environment: Callable[[str, object], None], tmp_path: Path
) -> None:
    mlflow_environment("SERVER_CERT_PATH", tmp_path)
    mlflow_environment("INSECURE_TLS", "true")
    assert "only one of these" in str(fault("https://127.0.0.1:9", tmp_path))


def test_credentials_are_mlflows(
    mlflow_environment: Callable[[str, object], None],
    serve: Serve,
    tmp_path: Path,
    ours: Authority,
) -> None:
    uri = serve(context_of(ours.certificate("127.0.0.1")))
    mlflow_environment("SERVER_CERT_PATH", ours.itself)
    error = fault(uri, tmp_path)
    assert isinstance(error, TrackingRefused)
    assert "MLFLOW_TRACKING_USERNAME" in str(error)
    mlflow_environment("USERNAME", "me")
    mlflow_environment("PASSWORD", "wr0ng")
    error = fault(uri, tmp_path)
    assert isinstance(error, TrackingRefused)
    assert "wr0ng" not in str(error)
    mlflow_environment("PASSWORD", "s3cret")
    check(uri, tmp_path)


def test_credentials_of_mlflows_file_are_sent(
    mlflow_environment: Callable[[str, object], None],
    serve: Serve,
    tmp_path: Path,
    ours: Authority,
) -> None:
    uri = serve(context_of(ours.certificate("127.0.0.1")))
    mlflow_environment("SERVER_CERT_PATH", ours.itself)
    file = tmp_path / ".mlflow" / "credentials"
    file.parent.mkdir()
    file.write_text("[mlflow]\nmlflow_tracking_username = me\nmlflow_tracking_password = s3cret\n")
    check(uri, tmp_path)


def test_a_server_elsewhere_is_asked_through_the_proxy(
    mlflow_environment: Callable[[str, object], None],
    serve: Serve,
    tmp_path: Path,
    ours: Authority,
    proxy: Proxy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    local = serve(context_of(ours.certificate("mlflow.example")))
    proxy.routes["mlflow.example"] = int(local.rpartition(":")[2])
    proxy.login = "me:s3cret"
    monkeypatch.setenv("HTTPS_PROXY", f"http://me:s3cret@{proxy.address}")
    mlflow_environment("SERVER_CERT_PATH", ours.itself)
    mlflow_environment("TOKEN", "t0ken")
    check("https://mlflow.example", tmp_path)
    assert set(proxy.asked) == {"CONNECT mlflow.example:443"}
    proxy.login = "me:other"
    assert isinstance(fault("https://mlflow.example", tmp_path), ProxyUnusable)
    monkeypatch.setenv("HTTP_PROXY", f"http://me:s3cret@{proxy.address}")
    assert isinstance(fault("http://mlflow.example", tmp_path), ProxyUnusable)
    monkeypatch.setenv("HTTPS_PROXY", "http://me:s3cret@127.0.0.1:9")
    error = fault("https://mlflow.example", tmp_path)
    assert isinstance(error, TrackingUnavailable)
    assert error.reason == "the proxy 127.0.0.1:9 does not answer"
    monkeypatch.setenv("HTTPS_PROXY", "http://me:s3cret@proxy:99999")
    assert "s3cret" not in str(fault("https://mlflow.example", tmp_path))
