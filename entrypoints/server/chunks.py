"""A body sent in chunks, by the strict rules of RFC 9112, section 7.1."""

import re

from waitress.receiver import ChunkedReceiver
from waitress.utilities import BadRequest, RequestEntityTooLarge

BARE_LF = re.compile(rb"(?<!\r)\n")
_LONGEST_LINE = 1_024  # of a size with its extensions
_LONGEST_TRAILER = 4_096


class StrictChunks(ChunkedReceiver):  # type: ignore[misc]  # waitress publishes no types
    """Refuses what waitress waits for without end, or reads otherwise than a proxy may.

    Args:
        buf: takes the body.
        most: a chunk of more bytes is refused before it is sent.
    """

    def __init__(self, buf: object, most: int) -> None:
        super().__init__(buf)
        self._most = most

    def received(self, data: bytes) -> int:
        """Take what was read; the number of bytes that belong to this body."""
        taken = 0
        while taken < len(data) and not self.completed and self.error is None:
            taken += self._take(data, taken)
        return taken if self.error is None else len(data)  # what follows cannot be trusted

    def _take(self, data: bytes, begin: int) -> int:
        """Take the next piece: of a chunk, its end, a line with a size, or of the trailer."""
        if self.chunk_remainder > 0:
            return self._give(data[begin : begin + self.chunk_remainder])
        if self.validate_chunk_end:
            return self._give(data[begin : begin + 2 - len(self.chunk_end)])
        if self.all_chunks_received:
            taken = self._give(data[begin:])
            self._check_trailer()
            return taken
        return self._take_line(data[begin : data.find(b"\n", begin) + 1 or len(data)])

    def _take_line(self, piece: bytes) -> int:
        line = self.control_line + piece
        if line == b"\r\n" or BARE_LF.search(line):
            self.error = BadRequest("the size of a chunk must be a line that ends with CR LF")
        elif len(line) > _LONGEST_LINE:
            self.error = BadRequest("the size of a chunk is too long")
        else:
            self._give(piece)
            if self.chunk_remainder > self._most and self.error is None:
                self.error = RequestEntityTooLarge(f"exceeds max_body of {self._most}")
        return len(piece)

    def _check_trailer(self) -> None:
        if BARE_LF.search(self.trailer) or len(self.trailer) > _LONGEST_TRAILER:
            self.error = BadRequest("the trailer is too long, or a line of it ends without CR LF")

    def _give(self, piece: bytes) -> int:
        taken: int = super().received(piece)
        return taken
