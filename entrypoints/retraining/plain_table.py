"""A table as plain text, for logs and terminals alike."""

import io

from rich.console import Console
from rich.table import Table


def as_text(table: Table, *, width: int) -> str:
    """Lines of at most ``width`` columns, without colours and trailing spaces."""
    paper = io.StringIO()
    Console(file=paper, width=width, markup=False, emoji=False, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in paper.getvalue().splitlines())
