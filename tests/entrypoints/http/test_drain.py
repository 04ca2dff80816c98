import http.client
from threading import Thread

from flask import Response

from entrypoints.http.api import create_api
from entrypoints.http.server import Stop, bind, run

LARGE = b"x" * 5_000_000  # more than a socket's buffer takes at once


def test_what_is_in_flight_when_told_to_stop_is_answered_whole() -> None:
    app, stop = create_api("Slow", max_body_bytes=1024), Stop()

    def stop_and_answer() -> Response:
        stop.told.set()
        server.pull_trigger()
        return Response(LARGE)

    app.add_url_rule("/", view_func=stop_and_answer)
    server = bind(app, host="127.0.0.1", port=0, threads=2)
    thread = Thread(target=run, args=(server, stop))
    thread.start()
    client = http.client.HTTPConnection("127.0.0.1", int(server.effective_port), timeout=30)
    try:
        client.request("GET", "/")
        assert client.getresponse().read() == LARGE
    finally:
        client.close()
        thread.join()
