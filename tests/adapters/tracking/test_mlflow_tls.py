"""A tracking server over HTTPS with an authority of its own, certificates and credentials."""

import ssl
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.tracking.mlflow_connection import MlflowConnection
from domain.errors.base import CreativesError
from domain.errors.catalog import ProxyUnusable
from domain.errors.tracking import TrackingRefused, TrackingUnavailable
from domain.ports.experiment_tracker import ExperimentTracker
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS, MlflowParts, Serve, SetVariable
from tests.adapters.tracking.https import Authority, context_of
from tests.fakes.mlflow_server import mlflow_server
from tests.fakes.proxy import Proxy

pytestmark = pytest.mark.filterwarnings(
    *MLFLOW_WARNINGS, "ignore:Unverified HTTPS request is being made"
)
TLS_VERSIONS = (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3)


def check(uri: str, root: Path) -> None:
    MlflowConnection(uri=uri, experiment="e", artifact_root=root).check()


def fault(uri: str, root: Path) -> CreativesError:
    with pytest.raises(CreativesError) as caught:
        check(uri, root)
    return caught.value


def test_the_real_server_is_used_over_tls_with_certificates_on_both_sides(
    mlflow_environment: SetVariable,
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
    mlflow_environment: SetVariable,
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
    mlflow_environment: SetVariable,
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
    mlflow_environment: SetVariable,
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
    mlflow_environment: SetVariable,
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
    mlflow_environment: SetVariable,
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
    mlflow_environment: SetVariable, tmp_path: Path
) -> None:
    mlflow_environment("SERVER_CERT_PATH", tmp_path)
    mlflow_environment("INSECURE_TLS", "true")
    assert "only one of these" in str(fault("https://127.0.0.1:9", tmp_path))


def test_credentials_are_mlflows(
    mlflow_environment: SetVariable,
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
    mlflow_environment: SetVariable,
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
    mlflow_environment: SetVariable,
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
