"""Many more clients than capacity, in a loop: some are refused, and all get there."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager

from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.fakes.served_bundle import PROBABILITY, FakeScorer, bundle

CLIENTS, WANTED_EACH, QUEUE, SESSIONS = 24, 10, 4, 2
BODY = json.dumps({"title": "Desk Lamp", "description": "Dims in five steps."}).encode()


def test_every_answer_is_a_creative_or_a_refusal_and_nobody_starves(
    run_service: Callable[..., AbstractContextManager[Service]],
) -> None:
    lock, asked = threading.Lock(), 0
    inside = most = 0

    def answer(texts: Sequence[str]) -> list[float]:
        nonlocal asked, inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.005)
        with lock:
            inside -= 1
            asked += len(texts)
        return [PROBABILITY] * len(texts)

    settings = SETTINGS.model_copy(
        update={"sessions": SESSIONS, "queue_items": QUEUE, "deadline_seconds": 60.0}
    )
    with run_service(settings) as service:
        service.load.scorer, service.reader.published = FakeScorer(answer), bundle()
        service.model.look()
        asked = 0

        def client(_: int) -> Counter[int]:
            statuses = Counter[int]()
            while statuses[200] < WANTED_EACH:  # the refused come again at once
                statuses[service.client.post_raw("/predict", BODY).status] += 1
            return statuses

        with ThreadPoolExecutor(CLIENTS) as pool:
            statuses = sum(pool.map(client, range(CLIENTS)), Counter[int]())

        assert set(statuses) <= {200, 503}
        assert statuses[503] > 0
        assert most == SESSIONS
        assert asked == statuses[200]  # no work was done for the refused
        assert "creatives_queue_items 0.0" in service.client.get("/metrics").body.decode()
