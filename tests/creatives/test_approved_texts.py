"""Copy for 60 products stays as a person approved it, until a person approves other copy."""

from pathlib import Path

import pytest

from domain.use_cases.write.write_creatives import WriteCreatives
from entrypoints.benchmarks.creatives.writing import (
    Record,
    build_writer,
    read_brief,
    read_records,
)
from entrypoints.settings.sections import CopywritingSettings
from entrypoints.settings.settings import Settings
from tests.creatives.approved_texts import (
    APPROVED,
    HOW_TO_APPROVE,
    WISHES,
    difference,
    file_name,
    in_words,
    is_approving,
)

PRODUCTS = read_records(Path(__file__).with_name("products_60.json"))
FILES = {file_name(number, each["title"]): each for number, each in enumerate(PRODUCTS, 1)}
NOTHING_APPROVED = not APPROVED.exists() and not is_approving()


@pytest.fixture(scope="module")
def write() -> WriteCreatives:
    return build_writer(Settings())


def written(record: Record, write: WriteCreatives) -> str:
    [creative] = write([read_brief({**record, **WISHES}, CopywritingSettings())])
    return in_words(record, creative)


@pytest.mark.skipif(NOTHING_APPROVED, reason="no text has been approved")
@pytest.mark.parametrize(("name", "record"), FILES.items(), ids=FILES)
def test_copy_is_as_it_was_approved(name: str, record: Record, write: WriteCreatives) -> None:
    path, now = APPROVED / name, written(record, write)
    if is_approving():
        APPROVED.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
    if changed := difference(path, now):
        pytest.fail(f"{changed}\n\n{HOW_TO_APPROVE}", pytrace=False)


@pytest.mark.skipif(NOTHING_APPROVED, reason="no text has been approved")
def test_every_approved_file_is_of_a_product() -> None:
    gone = sorted({path.name for path in APPROVED.iterdir()} - set(FILES))
    assert not gone, f"of no product: {gone}; remove them"


def test_there_are_60_products_with_names_of_their_own() -> None:
    assert len(FILES) == len(PRODUCTS) == 60


@pytest.mark.parametrize("record", PRODUCTS, ids=FILES)
def test_copy_is_the_same_each_time(record: Record, write: WriteCreatives) -> None:
    assert written(record, write) == written(record, write)


def test_a_difference_shows_both_texts(tmp_path: Path) -> None:
    path = tmp_path / "01-lamp.txt"
    path.write_text("Lamp\nRead it once\n")
    assert difference(path, "Lamp\nRead it once\n") == ""
    changed = difference(path, "Lamp\nBright, warm light\n").splitlines()
    assert {"-Read it once", "+Bright, warm light"} <= set(changed)
