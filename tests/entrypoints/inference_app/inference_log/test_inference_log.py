"""What requests leave in the inference log, and what a broken log costs them: nothing."""

import hmac
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from adapters.inference_log.answer_lines import encode
from domain.model.data.labelling import feature_text
from entrypoints.inference_app.inference_log.inference_log import InferenceLog
from entrypoints.settings.inference_log import InferenceLogSettings
from tests.entrypoints.inference_app.conftest import NOW, SETTINGS, Service
from tests.fakes.served_bundle import FakeScorer, bundle

Run = Callable[..., AbstractContextManager[Service]]

KEY = "a secret of some length"
PLACE = Path("nowhere")  # the tests' sinks write no file
PLAIN = InferenceLogSettings(directory=PLACE, text="plain")
HASHED = InferenceLogSettings(directory=PLACE, key=KEY)
LAMP = {"title": "Desk Lamp", "description": "Dims in five steps."}
TEXT = feature_text(**LAMP)


class Kept:
    """A sink that remembers, or raises what ``fault`` holds, or waits for its gate."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.fault: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.is_closed = False

    def write(self, line: str) -> int:
        self.gate.wait(60)
        if self.fault is not None:
            raise self.fault
        self.lines.append(line)
        return len(line)

    def reopen(self) -> None:
        """It has no name."""

    def close(self) -> None:
        self.is_closed = True

    def answers(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines]


@contextmanager
def logging_service(
    run: Run, settings: InferenceLogSettings = PLAIN, *, draws: Iterator[float] | None = None
) -> Iterator[tuple[Service, Kept, InferenceLog]]:
    kept = Kept()
    log = InferenceLog(
        settings, kept, encode, lambda: NOW, draw=draws.__next__ if draws else lambda: 0.5
    )
    service_settings = SETTINGS.model_copy(update={"cached_predictions": 100})
    with run(service_settings, log=log) as service:
        service.reader.published = bundle()
        service.model.look()
        yield service, kept, log


def test_a_line_says_what_was_asked_and_answered(run_service: Run) -> None:
    wish = LAMP | {"category": "home", "price": "24.90 EUR", "rating": 4.5, "platforms": ["x"]}
    with logging_service(run_service) as (service, kept, log):
        body = json.dumps(wish).encode()
        answer = service.client.post_raw("/predict", body, X_Request_ID="my-id").json()
        log.close()
    [line] = kept.answers()
    latency = line.pop("latency_ms")
    assert 0 < latency < 60_000
    assert line.pop("texts")
    assert line == {
        "time": "2026-01-02T03:04:05Z",
        "request_id": "my-id",
        "route": "/predict",
        "text": TEXT,
        "text_hmac": None,
        "text_length": len(TEXT),
        "category": "home",
        "price": 24.9,
        "currency": "EUR",
        "rating": 4.5,
        "label": "good",
        "confidence": 0.875,
        "needs_review": False,
        "truncated": False,
        "cached": False,
        "model_version": 1,
        "run_id": "run-1",
        "dataset_version": 2,
        "facts": [fact["kind"] for fact in answer["facts"]],
    }


def test_texts_are_known_by_template_and_by_the_facts_of_the_answer(run_service: Run) -> None:
    with logging_service(run_service) as (service, kept, log):
        answer = service.client.post("/predict", LAMP | {"platforms": ["x"]}).json()
        log.close()
    [line] = kept.answers()
    shop, written = line["texts"][:2], line["texts"][2:]
    assert [each["template_id"] for each in shop] == answer["template_ids"]
    assert {each["platform"] for each in shop} == {"shop"}
    [variant] = answer["platforms"][0]["variants"]
    assert [
        (each["platform"], each["field"], each["template_id"], each["facts"]) for each in written
    ] == [("x", each["field"], each["template_id"], each["facts"]) for each in variant["fields"]]


def test_each_item_of_a_batch_that_was_answered_has_a_line(run_service: Run) -> None:
    items = [LAMP, {"title": "", "description": "x"}, LAMP | {"title": "Mug"}]
    with logging_service(run_service) as (service, kept, log):
        service.client.post("/predict", LAMP)
        service.client.post("/batch_predict", {"items": items})
        log.close()
    alone, first, second = kept.answers()
    assert [each["route"] for each in (alone, first, second)] == [
        "/predict",
        "/batch_predict",
        "/batch_predict",
    ]
    assert first["request_id"] == second["request_id"] != alone["request_id"]
    assert (alone["cached"], first["cached"], second["cached"]) == (False, True, False)
    assert second["text"].startswith("Mug.")


def test_what_was_not_answered_leaves_no_line(run_service: Run) -> None:
    with logging_service(run_service) as (service, kept, log):
        for body in (LAMP | {"color": "red"}, {"title": "\u200b", "description": "x"}):
            assert service.client.post("/predict", body).status == 422
        batch = {"items": [LAMP, {"title": ""}], "strict": True}
        assert service.client.post("/batch_predict", batch).status == 422
        for path in ("/health", "/ready", "/metrics", "/platforms"):
            assert service.client.get(path).status == 200
        log.close()
    assert kept.lines == []


def test_a_hashed_text_stands_nowhere_in_its_line(run_service: Run) -> None:
    secret = LAMP | {"title": "Zirconium Lamp", "platforms": ["instagram", "x"], "variants": 3}
    with logging_service(run_service, HASHED) as (service, kept, log):
        service.client.post("/predict", secret)
        log.close()
    [line] = kept.lines
    text = feature_text(str(secret["title"]), str(secret["description"]))
    assert "irconium" not in line
    assert "five steps" not in line
    answer = json.loads(line)
    assert (answer["text"], answer["text_length"]) == (None, len(text))
    assert answer["text_hmac"] == hmac.new(KEY.encode(), text.encode(), "sha256").hexdigest()


def test_requests_are_drawn_and_not_their_items(run_service: Run) -> None:
    settings = PLAIN.model_copy(update={"share": 0.25})
    draws = iter([0.0, 0.2499, 0.25, 0.9])
    batch = {"items": [LAMP, LAMP]}
    with logging_service(run_service, settings, draws=draws) as (service, kept, log):
        for _ in range(4):
            service.client.post("/batch_predict", batch)
        log.close()
    assert len(kept.lines) == 4
    assert len({each["request_id"] for each in kept.answers()}) == 2


@pytest.mark.parametrize(("share", "lines"), [(0.0, 0), (1.0, 20)])
def test_none_and_all_are_exact(run_service: Run, share: float, lines: int) -> None:
    settings = PLAIN.model_copy(update={"share": share})
    draws = iter([0.0, 0.9999999] * 10)
    with logging_service(run_service, settings, draws=draws) as (service, kept, log):
        for _ in range(20):
            service.client.post("/predict", LAMP)
        log.close()
    assert len(kept.lines) == lines


def _lost(service: Service, reason: str) -> float:
    metrics = service.client.get("/metrics").body.decode()
    name = f'creatives_inference_log_lines_lost_total{{reason="{reason}"}} '
    [found] = [each for each in metrics.splitlines() if each.startswith(name)]
    return float(found.removeprefix(name))


def test_a_blocked_disk_blocks_no_request_and_the_end_no_longer_than_its_bound(
    run_service: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with logging_service(run_service) as (service, kept, log):
        kept.gate.clear()
        log._output._capacity = 5_000
        log._output._close_seconds = 0.1
        for _ in range(30):
            assert service.client.post("/predict", LAMP).status == 200
        lost = _lost(service, "queue-full")
        assert 0 < lost < 30
        log.close()  # comes back
        assert kept.lines == []
        kept.gate.set()


def test_a_disk_that_refuses_is_counted_line_by_line_and_told_once(run_service: Run) -> None:
    with logging_service(run_service) as (service, kept, log), capture_logs() as said:
        kept.fault = OSError(28, "No space left on device")
        for _ in range(10):
            assert service.client.post("/predict", LAMP).status == 200
        while _lost(service, "not-written") < 10:
            pass
        kept.fault = None  # there is room again
        service.client.post("/predict", LAMP)
        log.close()
        assert _lost(service, "not-written") == 10
    assert len(kept.lines) == 1
    about = [each for each in said if str(each["event"]).startswith("inference log")]
    assert [(each["event"], each["file"]) for each in about] == [
        ("inference log not written", "nowhere"),
        ("inference log written again", "nowhere"),
    ]
    assert about[0]["reason"] == "No space left on device"
    assert about[1]["more_lost_lines"] == 9


def test_a_library_that_fails_ends_no_thread(run_service: Run) -> None:
    with logging_service(run_service) as (service, kept, log):
        kept.fault = RuntimeError("no idea")
        service.client.post("/predict", LAMP)
        while _lost(service, "not-written") < 1:
            pass
        kept.fault = None
        service.client.post("/predict", LAMP)
        log.close()
    assert len(kept.lines) == 1
    assert kept.is_closed


def test_a_line_that_cannot_be_made_costs_no_answer(run_service: Run) -> None:
    with logging_service(run_service) as (service, kept, log):

        def broken(_: object) -> str:
            raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")

        log._encode = broken
        assert service.client.post("/predict", LAMP).status == 200
        assert _lost(service, "not-written") == 1
        log.close()
    assert kept.lines == []


def test_a_failed_inference_leaves_no_line(run_service: Run) -> None:
    def broken(_: object) -> list[float]:
        raise RuntimeError("session is gone")

    with logging_service(run_service) as (service, kept, log):
        scorer = service.load.scorer
        assert isinstance(scorer, FakeScorer)
        scorer.answer = broken
        assert service.client.post("/predict", LAMP).status == 500
        log.close()
    assert kept.lines == []
