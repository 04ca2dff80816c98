"""A machine that has no descriptor left is no fault of the bundle."""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from adapters.onnx.onnx_scorer import _load_session, load_scorer, load_tokenizer
from adapters.storage.bundle_directory import BundleDirectory
from adapters.storage.bundle_files import check_files, read_bundle, seal_directory
from domain.errors.storage import ResourcesExhausted
from tests.fakes.exported import UNSEALED, write_exported


@contextmanager
def no_descriptor_left() -> Iterator[None]:
    """Files that are open stay open; no other can be opened."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


LOADS: dict[str, Callable[[str], object]] = {
    "scorer": load_scorer,
    "session": lambda location: _load_session(location, 1),
    "tokenizer": load_tokenizer,
}


@pytest.mark.parametrize("load", LOADS)
def test_a_model_that_cannot_be_opened_now(exported: Path, load: str) -> None:
    LOADS[load](str(exported))
    with no_descriptor_left(), pytest.raises(ResourcesExhausted) as caught:
        LOADS[load](str(exported))
    assert caught.value.retry_helps


def test_a_bundle_that_cannot_be_read_now(tmp_path: Path) -> None:
    location = Path(write_exported(tmp_path / "bundle"))
    manifest = seal_directory(location, UNSEALED).manifest
    for read in (lambda: read_bundle(location), lambda: check_files(location, manifest)):
        with no_descriptor_left(), pytest.raises(ResourcesExhausted, match=r"bundle/\w+\.json"):
            read()


def test_a_store_that_cannot_be_seen_now(tmp_path: Path) -> None:
    (tmp_path / "best_model").mkdir()
    store = BundleDirectory(tmp_path)
    with no_descriptor_left(), pytest.raises(ResourcesExhausted, match="best_model"):
        store.stamp()
