"""What SQLite calls "unable to open database file" is said in words that help."""

from pathlib import Path

import pytest

from adapters.tracking.database_file import file_fault
from adapters.tracking.mlflow_connection import MlflowConnection
from domain.errors.storage import AccessDenied, FileNeeded, ResourcesExhausted
from domain.errors.tracking import TrackingUnavailable
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS

pytestmark = [pytest.mark.filterwarnings(warning) for warning in MLFLOW_WARNINGS]
UNABLE = RuntimeError("(sqlite3.OperationalError) unable to open database file")


def test_a_directory_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "mlflow.db").mkdir()
    connection = MlflowConnection(
        uri=f"sqlite:///{tmp_path}/mlflow.db", experiment="one", artifact_root=tmp_path
    )
    with pytest.raises(FileNeeded, match=r"mlflow\.db is a directory"):
        connection.check()


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mlflow.db"
    file.touch()
    uri = f"sqlite:///{file}"
    assert file_fault(uri, UNABLE) is None  # locked, say

    def refuse(number: int) -> None:
        def open_(path: Path, _: str) -> None:
            raise OSError(number, "", str(path))

        monkeypatch.setattr(Path, "open", open_)

    refuse(13)
    assert isinstance(file_fault(uri, UNABLE), AccessDenied)
    refuse(24)
    assert isinstance(file_fault(uri, UNABLE), ResourcesExhausted)


def test_a_folder_that_takes_no_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    fault = file_fault(f"sqlite:///{tmp_path}/mlflow.db", UNABLE)
    assert isinstance(fault, AccessDenied)
    assert fault.path == str(tmp_path)


def test_an_artifact_that_may_not_be_read() -> None:
    error = PermissionError(13, "Permission denied", "mlflow_artifacts/0/model")
    fault = file_fault("postgresql://mlflow", error)
    assert isinstance(fault, AccessDenied)
    assert fault.path == "mlflow_artifacts/0/model"


def test_other_faults_are_those_of_the_server() -> None:
    assert file_fault("http://mlflow", ConnectionError("refused")) is None
    assert file_fault("http://mlflow", TrackingUnavailable("http://mlflow", "no")) is None
