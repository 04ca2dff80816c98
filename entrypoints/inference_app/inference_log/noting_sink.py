"""Where lines go, with what became of them: counted, and a fault told once a minute at most."""

from entrypoints.logging.background import Sink
from entrypoints.logging.outage import Outage


class NotingSink:
    """Implements ``Sink``: passes lines on, and lets no fault end the thread that writes.

    Attributes:
        written: lines.
        lost: lines that could not be written.
    """

    def __init__(self, sink: Sink, outage: Outage) -> None:
        self._sink, self._outage = sink, outage
        self.written, self.lost = 0, 0

    def write(self, line: str) -> int:
        try:
            self._sink.write(line)
        except Exception as error:  # noqa: BLE001 - whatever a disk or a library raises, requests go on
            self.fail(error)
        else:
            self.written += 1
            self._outage.end()
        return len(line)

    def fail(self, error: Exception) -> None:
        """Note that a line is lost."""
        self.lost += 1
        self._outage.lost += 1
        self._outage.warn(getattr(error, "strerror", None) or str(error) or type(error).__name__)

    def reopen(self) -> None:
        self._sink.reopen()

    def close(self) -> None:
        self._sink.close()
