"""Creatives for a whole feed of products, on all cores, with a progress bar."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path

from domain.errors.catalog import RowRejected
from domain.model.catalog.feed import FeedFault
from domain.ports.unfinished_result import Identity, Progress, UnfinishedResult
from entrypoints.bootstrap.creative_files import CreativeFileParts
from entrypoints.creatives.bar import shown
from entrypoints.creatives.chunks import Chunk, chunks
from entrypoints.creatives.order import Order, summary
from entrypoints.creatives.spread import spread
from entrypoints.creatives.worker import Rows, build_desk


def write_file(parts: CreativeFileParts, order: Order, *, resume: bool) -> dict[str, object]:
    """Write the creatives of a feed's products into a file; bounded memory.

    Args:
        parts: reader, writer and model.
        order: what is wanted.
        resume: whether to go on with a run that was ended.

    Raises:
        FeedUnreadable, ProductFileUnreadable, MappingInvalid: as the reader.
        RowRejected: a row cannot be written for, and the order is strict.
        StoreBusy, ResumeRefused, StorageFull, ResultNotWritten: as ``OpenResult``.
        WorkerLost: as ``spread``.
    """
    feed = parts.read(order.source, mapping=order.mapping)
    identity = identity_of(parts, order)
    with (
        parts.open(order.target, order.sheet, identity, resume=resume) as result,
        _left_to_go_on_with(order, result),
    ):
        if not result.is_complete:
            build = partial(
                build_desk, parts.build_writer, order.sheet, order.campaign, order.defaults
            )
            left = chunks(feed, result.progress, str(order.target))
            with closing(spread(left, build, parts.processes)) as written:
                _write(order, result, written)
        counts = result.progress.counts
        return summary(counts, order, result.finish())


def identity_of(parts: CreativeFileParts, order: Order) -> Identity:
    """What must be the same for a run to be gone on with.

    The rows of the source are compared one by one when they are read again.
    """
    is_address = "://" in order.source
    options = (order.campaign, order.defaults, order.sheet.identity, order.is_strict)
    return {
        "source": order.source if is_address else str(Path(order.source).resolve()),
        "options": sha256(repr(options).encode()).hexdigest(),
        "model or templates": parts.model,
    }


def _write(order: Order, result: UnfinishedResult, written: Iterator[tuple[Chunk, Rows]]) -> None:
    for chunk, rows in shown(written, begun=result.progress.counts.get("written", 0)):
        faults = [fault for _, fault in sorted([*chunk.faults, *rows.faults], key=_place)]
        if order.is_strict:
            _refuse_any(order, faults)
        result.add(_further(result.progress, chunk, rows), b"".join(rows.parts), faults)


@contextmanager
def _left_to_go_on_with(order: Order, result: UnfinishedResult) -> Iterator[None]:
    """Say how to go on after whatever ends a run, but for a row that must be corrected first."""
    try:
        yield
    except RowRejected:
        result.discard()
        raise
    except BaseException:
        if done := result.progress.rows:
            print(  # noqa: T201 - a program's last words
                f"\nstopped after {done} rows of {order.source}; {order.target} is as it was. "
                "The same command with --resume goes on from there.",
                file=sys.stderr,
            )
        raise


def _refuse_any(order: Order, faults: Sequence[FeedFault]) -> None:
    for first in faults:
        raise RowRejected(order.source, first.line, first.field, first.reason)


def _place(fault: tuple[int, FeedFault]) -> int:
    return fault[0]


def _further(progress: Progress, chunk: Chunk, rows: Rows) -> Progress:
    counts = Counter(progress.counts)
    counts.update(chunk.counts)
    counts.update(rows.counts)
    counts["rejected"] += len(chunk.faults) + len(rows.faults)
    return Progress(rows=progress.rows + chunk.rows, digest=chunk.digest, counts=dict(counts))
