"""The small feeds of the tests."""

from pathlib import Path

from adapters.feeds.open_table import open_table
from adapters.feeds.table import Table

FILES = Path(__file__).parents[1] / "adapters" / "feeds" / "files"


def small_table(name: str) -> Table:
    return open_table(str(FILES / name))
