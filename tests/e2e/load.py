"""A load of raw connections that knows of every request whether it was answered whole."""

import asyncio
import re
from collections import Counter
from threading import Thread
from types import TracebackType
from typing import Self

_LENGTH = re.compile(rb"(?i)\r\ncontent-length: (\d+)\r\n")
_CLOSES = re.compile(rb"(?i)\r\nconnection: close\r\n")
_BODY = b'{"title": "Wool Scarf %d", "description": "Warm and soft, %d times."}'
_HEAD = (
    b"POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Connection: %s\r\nContent-Length: %d\r\n\r\n"
)


class Load:
    """Clients that ask without a pause from entering to leaving, or until the server has stopped.

    Attributes:
        statuses: of the requests that were answered whole.
        cut_off: requests that were sent on an accepted connection and were not.
    """

    def __init__(self, port: int, *, clients: int, keep_alive: bool = True) -> None:
        self._port, self._clients, self._keep_alive = port, clients, keep_alive
        self._thread = Thread(target=lambda: asyncio.run(self._run()))
        self._leaving = False
        self._sent = 0
        self.statuses: Counter[int] = Counter()
        self.cut_off = 0

    @property
    def answered(self) -> int:
        return sum(self.statuses.values())

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._leaving = True
        self._thread.join()

    async def _run(self) -> None:
        await asyncio.gather(*(self._client() for _ in range(self._clients)))

    async def _client(self) -> None:
        while not self._leaving:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
            except OSError:
                return  # nobody listens any more
            try:
                while not self._leaving and await self._ask(reader, writer):
                    pass
            except (OSError, asyncio.IncompleteReadError):
                self.cut_off += 1
            finally:
                writer.close()

    async def _ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer; whether the connection stays open."""
        self._sent += 1
        body = _BODY % (self._sent, self._sent)
        writer.write(_HEAD % (b"keep-alive" if self._keep_alive else b"close", len(body)) + body)
        await writer.drain()
        head = await reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        assert length is not None, head
        await reader.readexactly(int(length[1]))
        self.statuses[int(head.split()[1])] += 1
        return not _CLOSES.search(head)
