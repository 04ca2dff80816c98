"""A sample of distinct texts out of a stream of any length, in bounded memory."""

from collections.abc import Iterator
from hashlib import blake2b
from heapq import heappush, heappushpop

from domain.model.serving.served_answer import ServedAnswer

_RANK_BYTES = 8


class DistinctSample:
    """Answers to so many distinct texts: all of them, or those whose digests rank lowest.

    Each text has the same chance, however often it was asked, and the same stream gives the same
    sample. Of a text that came again, the last answer is kept.

    Args:
        most: texts that are kept.

    Source: Broder (1997), On the resemblance and containment of documents, for the sample of the
    smallest digests.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: dict[int, ServedAnswer] = {}
        self._ranks: list[int] = []  # negative: a heap gives its least

    def add(self, answer: ServedAnswer) -> None:
        rank = _rank(answer)
        if rank in self._answers:
            self._answers[rank] = answer
        elif len(self._ranks) < self._most:
            heappush(self._ranks, -rank)
            self._answers[rank] = answer
        elif (out := -heappushpop(self._ranks, -rank)) != rank:
            del self._answers[out]
            self._answers[rank] = answer

    def __iter__(self) -> Iterator[ServedAnswer]:
        """In the order of the digests."""
        return (self._answers[rank] for rank in sorted(self._answers))

    def __len__(self) -> int:
        return len(self._answers)


def _rank(answer: ServedAnswer) -> int:
    key = answer.text_hmac or answer.text or ""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=_RANK_BYTES).digest()
    return int.from_bytes(digest)
