"""Feeds at addresses, and everything a server can do instead of answering."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from adapters.feeds.feed_files import FeedFiles
from adapters.feeds.open_table import open_table
from adapters.feeds.opening.addresses import check_address, shown
from adapters.feeds.opening.content import Content
from adapters.feeds.opening.download import DownloadLimits, downloaded
from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable

CSV = b"a,b\n1,2\n"
Answer = Callable[[BaseHTTPRequestHandler], None]


def send(body: bytes = CSV, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def moved(to: str) -> Answer:
    return send(b"", 302, Location=to)


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def drip_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    drip(handler, b"1,2\n")


def drip_header(handler: BaseHTTPRequestHandler) -> None:
    drip(handler, b"x")


def drip_size(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8;")
    drip(handler, b"x")


def drip_trailer(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
    drip(handler, b"X: y\r\n")


def drip_empty_blocks(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
    packing = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    handler.wfile.write(packing.compress(CSV) + packing.flush(zlib.Z_SYNC_FLUSH))
    drip(handler, b"\x00\x00\x00\xff\xff")


def drip_continue(handler: BaseHTTPRequestHandler) -> None:
    drip(handler, b"HTTP/1.1 100 Continue\r\n\r\n")


def drip(handler: BaseHTTPRequestHandler, part: bytes) -> None:
    try:
        for _ in range(1_000):
            handler.wfile.write(part)
            handler.wfile.flush()
            time.sleep(0.01)
    except OSError:
        pass


@dataclass
class Server:
    """Answers with ``script``, one entry a request, the last again and again."""

    url: str = ""
    script: list[Answer] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def get(self, *script: Answer, path: str = "feed.csv", **limits: float) -> Content:
        self.script = list(script)
        settings = DownloadLimits(**({"part_seconds": 5.0} | limits))  # type: ignore[arg-type]
        return downloaded(f"{self.url}/{path}", settings, sleep=lambda _: None)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.requests.append(self.path)
            (state.script.pop(0) if len(state.script) > 1 else state.script[0])(self)

        def log_message(self, *_: object) -> None:
            """Keep the test output quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        state.url = f"http://127.0.0.1:{http.server_port}"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield state
        http.shutdown()
        thread.join()


def test_an_address_is_a_table(server: Server) -> None:
    server.script = [send()]
    table = open_table(f"{server.url}/feed.csv?shop=1")
    assert list(table.rows()) == list(table.rows()) == [TableRow(2, {"a": "1", "b": "2"})]
    assert server.requests == ["/feed.csv?shop=1"]


def test_packed_answers_are_unpacked(server: Server) -> None:
    packed = gzip.compress(CSV)
    assert server.get(send(packed, Content_Encoding="gzip")).head(99) == CSV
    server.script = [send(packed)]
    assert open_table(f"{server.url}/feed.csv.gz").columns == ("a", "b")


def test_the_name_is_that_at_the_end_of_redirects(server: Server) -> None:
    content = server.get(moved("/there/feed.jsonl?x=/y"), send())
    assert content.name == "feed.jsonl"
    assert server.requests == ["/feed.csv", "/there/feed.jsonl?x=/y"]


@pytest.mark.parametrize(
    "fault",
    [
        send(status=503),
        send(status=429),
        hang_up,
        send(Content_Length="99"),
        send(b"no gzip file", Content_Encoding="gzip"),
    ],
)
def test_what_passes_is_waited_out(server: Server, fault: Answer) -> None:
    assert server.get(fault, fault, send(b"new")).head(99) == b"new"
    with pytest.raises(FeedUnreadable, match="no answer after 3 attempts: "):
        server.get(fault, attempts=3)
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (send(status=404), "status 404 'Not Found'"),
        (send(status=401), "status 401"),
        (send(b"<p>Log in</p>", Content_Type="text/html; charset=utf-8"), r"web page \(HTML\)"),
        (moved("/again"), "more than 5 times"),
        (moved("ftp://127.0.0.1/feed"), "which is not https"),
        (moved("file:///etc/passwd"), "which is not https"),
        (moved("http://shop.example.com/feed"), "which is not https"),
        (send(b"x" * 2_000), "larger than 1,000 bytes"),
        (send(gzip.compress(b"x" * 2_000), Content_Encoding="gzip"), "larger than 1,000 bytes"),
    ],
)
def test_what_stays_is_told_at_once(server: Server, answer: Answer, reason: str) -> None:
    with pytest.raises(FeedUnreadable, match=reason):
        server.get(answer, most_bytes=1_000)
    assert len(server.requests) == (6 if "5 times" in reason else 1)


@pytest.mark.parametrize(
    "fault",
    [drip_body, drip_header, drip_size, drip_trailer, drip_empty_blocks, drip_continue],
)
def test_an_address_that_drips_is_left(server: Server, fault: Answer) -> None:
    with pytest.raises(FeedUnreadable, match="not read within 1 seconds"):
        server.get(fault, total_seconds=1.0)


def test_no_attempt_is_made_that_would_begin_too_late(server: Server) -> None:
    with pytest.raises(FeedUnreadable, match="after 1 attempts: status 503"):
        server.get(send(status=503), total_seconds=20.0, backoff=100.0)


def test_the_words_of_a_server_are_escaped_and_cut(server: Server) -> None:
    def gone(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(404, "\x1b[2Jgone\x07" + "x" * 5_000)
        handler.end_headers()

    for answer in (gone, moved("http://shop.example.com/\x1b[2Jgone\x07" + "x" * 5_000)):
        with pytest.raises(FeedUnreadable, match="gone") as refused:
            server.get(answer)
        assert str(refused.value).isprintable()
        assert len(str(refused.value)) < 500


def test_a_silent_address_is_asked_again_and_left(server: Server) -> None:
    with pytest.raises(FeedUnreadable, match="after 2 attempts: timeout"):
        server.get(lambda _: time.sleep(1), part_seconds=0.1, attempts=2)


def test_nobody_there() -> None:
    with pytest.raises(FeedUnreadable, match="after 2 attempts: no connection"):
        downloaded("http://127.0.0.1:9/x", DownloadLimits(attempts=2), sleep=lambda _: None)


def test_a_web_page_that_claims_to_be_a_file_is_refused(server: Server) -> None:
    server.script = [send(b"<!doctype html><p>Log in", Content_Type="text/csv")]
    with pytest.raises(FeedUnreadable, match=r"web page \(HTML\)"):
        open_table(f"{server.url}/feed.csv")


def test_no_password_is_in_messages(server: Server) -> None:
    address = server.url.replace("http://", "http://shop:secret@")
    server.script = [send(status=404), moved("ftp://shop:secret@there/"), send(b"x,y\n1,2\n")]
    for _ in range(3):
        with pytest.raises(FeedUnreadable) as refused:
            FeedFiles(open_table)(f"{address}/feed.csv")
        assert "secret" not in str(refused.value)
        assert "127.0.0.1" in str(refused.value)


def test_nothing_is_left_on_the_disk(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    content = server.get(send())
    assert content.head(3) == b"a,b"
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_room_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/dev/null")
    with pytest.raises(FeedUnreadable, match="cannot be kept in /dev/null"):
        server.get(send())


@pytest.mark.parametrize(
    "url",
    [
        "http://shop.example.com/feed.csv",
        "http://127.0.0.1.example.com/feed.csv",
        "http://10.0.0.1/feed.csv",
        "ftp://shop.example.com/feed.csv",
        "file:///etc/passwd",
        "https:///feed.csv",
        "http://[/feed",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(FeedUnreadable, match="no https address"):
        open_table(url)


def test_from_https_nothing_leads_to_http() -> None:
    with pytest.raises(FeedUnreadable, match="not https"):
        check_address("http://127.0.0.1/x", before="https://u:secret@shop.example.com/")
    check_address("https://other.example.com/x", before="https://shop.example.com/")
    check_address("http://[::1]:80/x")
    check_address("http://localhost/x")


def test_an_address_is_shown_without_its_password() -> None:
    assert shown("https://me:secret@shop.example.com/f?x=1#y") == "https://shop.example.com/f?"
    assert "secret" not in shown("https://me:secret@[/f")
    assert shown("me:secret@file.csv") == "me:secret@file.csv"
