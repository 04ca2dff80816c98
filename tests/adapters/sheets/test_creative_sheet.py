"""Which format a file has, by name and by its ending."""

import pickle

import pytest

from adapters.sheets.creative_sheet import FORMAT_NAMES
from domain.errors.base import InvalidValue
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import X
from domain.model.creative.sheet import SheetNames
from tests.fakes.sheets_read_back import CHOOSE, sheet_of
from tests.fakes.written import MUG, written

CAMPAIGN = Campaign(platforms=(X,))


@pytest.mark.parametrize(
    ("name", "target", "form"),
    [
        (None, "out.csv", "long.csv"),
        (None, "out.JSON", "long.json"),
        (None, "out", "long.csv"),
        (None, "out.xlsx", "xlsx.xlsx"),
        (None, "out.jsonl", "jsonl.jsonl"),
        ("long", "out.jsonl", "long.jsonl"),
        ("wide", "out.xlsx", "wide.xlsx"),
        ("google-ads", "out", "google-ads.csv"),
        ("merchant", "out", "merchant.tsv"),
        ("merchant", "feed.txt", "merchant.txt"),
    ],
)
def test_the_format_is_named_or_seen_from_the_ending(
    name: str | None, target: str, form: str
) -> None:
    assert sheet_of(name, target, CAMPAIGN).identity.startswith(f"{form} ")


@pytest.mark.parametrize(
    ("name", "target", "said"),
    [
        ("exel", "out.csv", "one of long, wide, google-ads"),
        (None, "out.pdf", ".csv or .json"),
        ("xlsx", "out.csv", "a file with .xlsx"),
        ("jsonl", "out.json", "a file with .jsonl"),
        ("pinterest", "out.xlsx", "a file with .csv"),
        ("google-ads", "ads.json", "a file with .csv or .tsv"),
    ],
)
def test_a_name_and_a_file_that_do_not_go_together_are_refused(
    name: str | None, target: str, said: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        CHOOSE(name, target)
    assert said in str(caught.value)


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_a_sheet_goes_to_other_processes(name: str) -> None:
    kind = CHOOSE(name, "out") if name != "xlsx" else CHOOSE(name, "out.xlsx")
    product = written(MUG, kind.platforms or (X,))
    sheet = kind.sheet(product.brief.campaign, SheetNames())
    arrived = pickle.loads(pickle.dumps(sheet))  # noqa: S301 - our own
    assert arrived.part(product) == sheet.part(product)


def test_sheets_that_give_other_rows_have_other_identities() -> None:
    kind = CHOOSE("google-ads", "out.csv")
    said = {
        kind.sheet(CAMPAIGN, SheetNames()).identity,
        kind.sheet(CAMPAIGN, SheetNames(campaign="Spring")).identity,
        CHOOSE("google-ads", "out.tsv").sheet(CAMPAIGN, SheetNames()).identity,
        CHOOSE("long", "out.csv").sheet(CAMPAIGN, SheetNames()).identity,
    }
    assert len(said) == 4
