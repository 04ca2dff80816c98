from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

import pytest

from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from adapters.prices.price_text import read_price
from entrypoints.inference_app.app import admission, create_app, served_model
from entrypoints.inference_app.inference_log.inference_log import InferenceLog
from entrypoints.inference_app.scoring.publication import Stamp
from entrypoints.inference_app.scoring.served_model import ServedModel
from entrypoints.settings.sections import InferenceSettings, TrackingSettings
from tests.entrypoints.live_server import Client, live
from tests.fakes.copywriting import core_copywriter
from tests.fakes.served_bundle import FakeBundleReader, FakeLoader, bundle

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
# The background thread's later looks come when a test is long over; tests look themselves.
SETTINGS = InferenceSettings(
    sessions=2,
    max_batch=3,
    max_title_length=50,
    max_description_length=200,
    max_body_bytes=8192,
    reload_seconds=3600,
    settle_seconds=0,  # a bundle that is not whole is not being copied
    cached_predictions=0,  # the same text again is an inference again
)


@dataclass
class Service:
    client: Client
    model: ServedModel
    reader: FakeBundleReader
    load: FakeLoader


def _always_new() -> Stamp:
    return count().__next__


@contextmanager
def _run(
    settings: InferenceSettings = SETTINGS,
    *,
    stamp: Stamp | None = None,
    tracking: TrackingSettings | None = None,
    log: InferenceLog | None = None,
) -> Iterator[Service]:
    reader, load = FakeBundleReader(), FakeLoader()
    app = create_app(
        settings,
        reader=reader,
        load=load,
        clock=lambda: NOW,
        copywriter=core_copywriter(),
        clean=PlainTextCleaner(),
        read_price=read_price,
        stamp=stamp or _always_new(),
        tracking=tracking,
        log=log,
    )
    with live(app, threads=settings.threads, admission=admission(app)) as client:
        yield Service(client, served_model(app), reader, load)


@pytest.fixture
def run_service() -> Callable[..., AbstractContextManager[Service]]:
    return _run


@pytest.fixture
def service() -> Iterator[Service]:
    """Nothing published and nothing looked at yet."""
    with _run() as service:
        yield service


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A service with a model in use."""
    with _run() as service:
        service.reader.published = bundle()
        service.model.look()
        yield service.client


@pytest.fixture(scope="module")
def roomy() -> Iterator[Client]:
    """As ``client``, with the limits it has by default."""
    with _run(InferenceSettings(reload_seconds=3600, settle_seconds=0)) as service:
        service.reader.published = bundle()
        service.model.look()
        yield service.client
