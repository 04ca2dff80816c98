"""The command: what it refuses, what it explains, and its exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from domain.errors.promotion import BundleMissing
from entrypoints.creatives.command import exit_code, write_creatives
from tests.fakes.creative_run import products

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREATIVES_MODELS__DIRECTORY", str(tmp_path / "models"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"format": "exel"}, "one of long, wide"),
        ({"format": "jsonl"}, "a file with .jsonl"),
        ({"format": "google-ads", "platform": ["x"]}, "for google_rsa alone"),
        ({"format": "google-ads", "variants": 4}, "3 variants"),
        ({"format": "meta", "variants": 2}, "1 variant "),
        ({"platform": ["myspace"]}, "'myspace' is none of x,"),
        ({"campaign_name": "{price}"}, "no other braces than {id}"),
        ({"target": None}, "TARGET is missing"),
    ],
)
def test_a_contradiction_is_wrong_usage(
    tmp_path: Path, options: dict[str, object], said: str
) -> None:
    source = products(tmp_path / "desks.json", 1)
    wanted: dict[str, object] = {"target": tmp_path / "out.csv", **options}
    with pytest.raises(typer.BadParameter) as caught:
        write_creatives(str(source), **wanted)  # type: ignore[arg-type]
    assert said in str(caught.value)
    assert not (tmp_path / "out.csv").exists()


def test_a_catalogue_is_not_written_over(tmp_path: Path) -> None:
    source = products(tmp_path / "desks.json", 1)
    before = source.read_bytes()
    with pytest.raises(typer.BadParameter, match="name another file"):
        write_creatives(str(source), tmp_path / "x" / ".." / "desks.json")
    assert source.read_bytes() == before


@pytest.mark.parametrize("platform", [None, ["google_rsa"]])
def test_a_format_chooses_its_platform_and_may_be_told_it(
    tmp_path: Path, platform: list[str] | None
) -> None:
    source = products(tmp_path / "desks.json", 1)
    with pytest.raises(BundleMissing):  # it came that far
        write_creatives(str(source), tmp_path / "o.csv", format="google-ads", platform=platform)


def test_explain_shows_what_is_recognised_and_five_rows_and_writes_nothing(tmp_path: Path) -> None:
    source = products(tmp_path / "desks.json", 9, bad=[1])
    said = write_creatives(str(source), tmp_path / "out.csv", explain=True)
    assert (said["form"], said["encoding"]) == ("JSON", "UTF-8")
    assert said["columns"] == {"id": "id", "title": "title", "description": "description"}
    rows = said["rows"]
    assert isinstance(rows, list)
    assert rows[0] == {"line": 1, "id": "D0", "title": "Oak Desk 0", "description": "Wobbly."}
    assert rows[1] == {"line": 2, "rejected": "title must be given", "value": ""}
    assert len(rows) == 5
    assert [path.name for path in tmp_path.iterdir()] == ["desks.json"]
    json.dumps(said)


@pytest.mark.parametrize(("rejected", "code"), [(0, 0), (1, 3)])
def test_rejected_rows_show_in_the_exit_code(rejected: int, code: int) -> None:
    assert exit_code({"rejected": rejected}) == code
    assert exit_code({"rows": []}) == 0


def test_the_script_explains_without_a_model(tmp_path: Path) -> None:
    source = products(tmp_path / "desks.json", 2)
    done = subprocess.run(
        [sys.executable, "scripts/write_creatives.py", source, "--explain"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["rows"][1]["title"] == "Oak Desk 1"
