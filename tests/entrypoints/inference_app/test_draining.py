"""The service between the word to stop and its end: it works, and says that it will not."""

from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from adapters.prices.price_text import read_price
from entrypoints.inference_app.app import create_app, served_model
from entrypoints.server.main_loop import Stop
from tests.entrypoints.inference_app.conftest import NOW, SETTINGS
from tests.entrypoints.live_server import assert_problem, live
from tests.fakes.copywriting import core_copywriter
from tests.fakes.served_bundle import FakeBundleReader, FakeLoader, bundle

LAMP = {"title": "Desk Lamp", "description": "Dims in five steps."}


def test_during_the_grace_it_is_not_ready_and_still_answers() -> None:
    app = create_app(
        SETTINGS,
        reader=FakeBundleReader(bundle()),
        load=FakeLoader(),
        clock=lambda: NOW,
        copywriter=core_copywriter(),
        clean=PlainTextCleaner(),
        read_price=read_price,
    )
    served_model(app).look()
    stop = Stop()
    with live(app, stop=stop, grace_seconds=600) as client:
        assert client.get("/ready").status == 200
        stop.requested.set()
        while client.get("/ready").status == 200:  # another thread requests it
            pass

        ready = client.get("/ready")
        assert assert_problem(ready, 503)["type"] == "urn:creatives:problem:draining"
        assert int(ready.headers["Retry-After"]) >= 1
        answer = client.post("/predict", LAMP)  # every one on a connection of its own
        assert (answer.status, answer.headers["Connection"]) == (200, "close")
        assert client.get("/health").status == 200
