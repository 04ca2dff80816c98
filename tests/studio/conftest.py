"""The real service over HTTP, and a real browser in which no error may occur."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="comes with the extra dev")

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    expect,
    sync_playwright,
)

from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from adapters.prices.price_text import read_price
from entrypoints.inference_app.app import admission, create_app, served_model
from entrypoints.inference_app.scoring.served_model import ServedModel
from entrypoints.settings.sections import InferenceSettings
from tests.entrypoints.live_server import Client, live
from tests.fakes.copywriting import core_copywriter
from tests.fakes.served_bundle import FakeBundleReader, FakeLoader, bundle
from tests.studio.actions import try_example

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SETTINGS = InferenceSettings(sessions=2, reload_seconds=3600)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
API = ("/predict", "/lint", "/platforms")


@dataclass
class Studio:
    """The service whose page is open."""

    client: Client
    model: ServedModel
    reader: FakeBundleReader
    load: FakeLoader

    @property
    def address(self) -> str:
        return f"http://{self.client.host}:{self.client.port}"


@dataclass
class Watch:
    """What a browser saw that it should not have seen, and all that it asked for."""

    host: str
    paths: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", lambda request: self._request(request.url))
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme == "http" and parts.netloc == self.host:
            self.paths.append(parts.path)
        elif parts.scheme not in ("data", "blob"):
            self.faults.append(f"asked for {url}")

    def _response(self, response: Response) -> None:
        path = urlsplit(response.url).path
        if response.status >= 400 and path not in API:
            self.faults.append(f"{response.status} for {path}")

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium writes a line for each refusal of the API, which tests ask for.
        is_refusal = message.text.startswith("Failed to load resource")
        if message.type in ("error", "warning") and not is_refusal:
            self.faults.append(f"{message.type}: {message.text}")


@contextmanager
def _serve(settings: InferenceSettings = SETTINGS, *, has_model: bool = True) -> Iterator[Studio]:
    reader, load = FakeBundleReader(bundle() if has_model else None), FakeLoader()
    app = create_app(
        settings,
        reader=reader,
        load=load,
        clock=lambda: NOW,
        copywriter=core_copywriter(),
        clean=PlainTextCleaner(),
        read_price=read_price,
    )
    served_model(app).look()
    with live(app, threads=settings.threads, admission=admission(app)) as client:
        yield Studio(client, served_model(app), reader, load)


@pytest.fixture
def serve() -> Callable[..., AbstractContextManager[Studio]]:
    return _serve


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium is found: run sh scripts/install_chromium.sh")
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open the page of a studio; at the end no error or warning may have occurred in it."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_it(studio: Studio, **options: object) -> Page:
        context = browser.new_context(base_url=studio.address, locale="en-GB", **options)  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=studio.address)
        page = context.new_page()
        watch = Watch(urlsplit(studio.address).netloc)
        watch.watch(page)
        opened.append((context, watch))
        page.goto("/")
        return page

    yield open_it
    for context, watch in opened:
        context.close()
        assert watch.faults == []


@pytest.fixture(scope="module")
def studio() -> Iterator[Studio]:
    with _serve() as studio:
        yield studio


@pytest.fixture
def page(studio: Studio, open_page: Callable[..., Page]) -> Page:
    """The page with the example filled in, ready to write."""
    page = open_page(studio)
    try_example(page)
    return page
