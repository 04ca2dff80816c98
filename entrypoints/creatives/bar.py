"""How a run shows on a terminal that it goes on: products written, and how many in a second."""

import sys
from collections.abc import Iterator

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from entrypoints.creatives.chunks import Chunk
from entrypoints.creatives.worker import Rows


def shown(written: Iterator[tuple[Chunk, Rows]], *, begun: int) -> Iterator[tuple[Chunk, Rows]]:
    """The same, with a bar; a feed is read as it comes, so that its end is not known.

    Args:
        begun: products that an earlier run has written.
    """
    bar = Progress(
        SpinnerColumn(),
        TextColumn("Writing creatives: {task.completed} products"),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task("", total=None, completed=begun, rate="")
        for chunk, rows in written:
            yield chunk, rows
            bar.update(task, advance=rows.counts["written"], rate=_rate(bar, begun))


def _rate(bar: Progress, begun: int) -> str:
    [task] = bar.tasks
    return f"{(task.completed - begun) / task.elapsed:.0f}/s" if task.elapsed else ""
