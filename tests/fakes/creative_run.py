"""A run of the command that needs no model, and can be started as a process that is killed.

``python -m tests.fakes.creative_run SOURCE TARGET PROCESSES [--resume]``
"""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from adapters.sheets.unfinished.unfinished_file import open_unfinished
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import AMAZON_SB, X
from domain.use_cases.write.write_creatives import WriteCreatives
from entrypoints.bootstrap.creative_files import CreativeFileParts
from entrypoints.bootstrap.feeds import build_feed_reader
from entrypoints.creatives.batch import write_file
from entrypoints.creatives.order import Defaults, Order
from entrypoints.processes.termination import leaving_on_sigterm
from tests.fakes.copywriting import core_copywriter
from tests.fakes.exported import UNSEALED
from tests.fakes.quality_scorer import FakeScorer
from tests.fakes.sheets_read_back import sheet_of
from tests.fakes.text_cleaner import FakeTextCleaner

CAMPAIGN = Campaign(platforms=(X, AMAZON_SB), variants=2)
DEFAULTS = Defaults(seed=None, currency="USD", brand="Acme", url=None)


def build_writer() -> WriteCreatives:
    """Sturdy things are good."""
    return WriteCreatives(
        scorer=FakeScorer(["Sturdy"]),
        manifest=UNSEALED,
        clock=lambda: datetime(2026, 1, 2, tzinfo=UTC),
        write_copy=core_copywriter(),
        clean=FakeTextCleaner(),
    )


def parts(*, processes: int = 1, model: str = "m") -> CreativeFileParts:
    return CreativeFileParts(
        read=build_feed_reader(currency="USD"),
        open=open_unfinished,
        build_writer=build_writer,
        model=model,
        processes=processes,
    )


def order(
    source: Path,
    target: Path,
    *,
    name: str | None = None,
    campaign: Campaign = CAMPAIGN,
    defaults: Defaults = DEFAULTS,
    is_strict: bool = False,
) -> Order:
    return Order(
        source=str(source),
        mapping=None,
        target=target,
        sheet=sheet_of(name, target.name, campaign),
        campaign=campaign,
        defaults=defaults,
        is_strict=is_strict,
    )


def products(path: Path, count: int, *, bad: Sequence[int] = ()) -> Path:
    """A JSON file of desks, every other one sturdy; ``bad`` ones have no title."""
    rows = [
        {
            "id": f"D{number}",
            "title": "" if number in bad else f"Oak Desk {number}",
            "description": "Sturdy." if number % 2 else "Wobbly.",
        }
        for number in range(count)
    ]
    path.write_text(json.dumps(rows))
    return path


if __name__ == "__main__":
    source, target, processes, *rest = sys.argv[1:]
    with leaving_on_sigterm():  # as every command does
        write_file(
            parts(processes=int(processes)),
            order(Path(source), Path(target)),
            resume="--resume" in rest,
        )
