"""One temporary Prefect server for all tests here, and a data service for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("prefect", reason="comes with the extra prefect")

from entrypoints.processes.child_service import child_service
from entrypoints.settings.settings import load_settings
from tests.fakes.workplace import workplace_settings

ROOT = Path(__file__).parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            # Prefect's own server and its dependencies warn.
            item.add_marker(pytest.mark.filterwarnings("default"))


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        patch.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
        patch.setenv("DO_NOT_TRACK", "1")
        from prefect.testing.utilities import prefect_test_harness

        with prefect_test_harness(server_startup_timeout=120):
            yield


@pytest.fixture
def workplace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prefect_server: None
) -> Iterator[Path]:
    """Where the project keeps its work; the working directory is the project's."""
    monkeypatch.chdir(ROOT)
    for name, value in workplace_settings(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("CREATIVES_TRAINING__EPOCHS", "1")
    monkeypatch.setenv("CREATIVES_DATA_SERVICE__ATTEMPTS", "1")
    return tmp_path


@pytest.fixture
def data_service(workplace: Path) -> Iterator[None]:
    with child_service(
        "entrypoints.data_app", probe=f"{load_settings().data_service.base_url}/health"
    ):
        yield
