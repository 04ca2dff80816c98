"""Chunks over processes: a bounded number ahead, results in order."""

import multiprocessing
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from signal import SIG_BLOCK, SIG_SETMASK, SIGINT, pthread_sigmask

from entrypoints.creatives.chunks import Chunk
from entrypoints.creatives.worker import BuildDesk, Rows, rows_of, start
from entrypoints.processes.errors import WorkerLost

Written = Generator[tuple[Chunk, Rows], None, None]
"""Closing it ends the processes."""
_AHEAD = 3  # chunks for each process: one in work, two waiting


def spread(chunks: Iterator[Chunk], build: BuildDesk, processes: int) -> Written:
    """Each chunk with its rows; one process is this one.

    Args:
        build: goes to other processes, so that it can be pickled.

    Raises:
        WorkerLost: a process ended, as when it was killed for want of memory.
    """
    if processes > 1:
        yield from _among(chunks, build, processes)
        return
    desk = build()
    for chunk in chunks:
        yield chunk, desk.rows(chunk.products)


def _among(chunks: Iterator[Chunk], build: BuildDesk, processes: int) -> Written:
    pool = ProcessPoolExecutor(
        processes,
        # Children of a fork would share locks and threads of what the parent has loaded.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=start,
        initargs=(build,),
    )
    waiting: deque[tuple[Chunk, Future[Rows]]] = deque()
    try:
        for chunk in chunks:
            waiting.append((chunk, _submitted(pool, chunk)))
            if len(waiting) >= _AHEAD * processes:
                first, rows = waiting.popleft()
                yield first, rows.result()
        for chunk, rows in waiting:
            yield chunk, rows.result()
    except BrokenProcessPool as error:
        raise WorkerLost from error
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, chunk: Chunk) -> Future[Rows]:
    """Submit, which may start a process: it inherits that Ctrl-C is for its parent alone."""
    before = pthread_sigmask(SIG_BLOCK, {SIGINT})
    try:
        return pool.submit(rows_of, chunk.products)
    finally:
        pthread_sigmask(SIG_SETMASK, before)
