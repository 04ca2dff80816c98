"""Runs that are refused, damaged, killed and run again."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.spark.tables import SparkTables
from domain.errors.catalog import FeedUnreadable
from domain.errors.cluster import TableRowsRejected, TargetTaken
from domain.errors.promotion import BundleDamaged
from domain.errors.storage import StoreBusy
from domain.model.promotion.bundle import MODEL_FILE
from entrypoints.bootstrap.spark import shipped_by
from entrypoints.settings.settings import Settings
from entrypoints.spark.job import write_table
from tests.fakes.spark_runs import counted, desks, order, write_parquet, written

ROOT = Path(__file__).parents[2]


def test_rejected_rows_are_kept_with_their_reason_and_all_their_cells(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    rows = desks(6, bad=[2])
    rows[4]["title"] = "<p> </p>"  # nothing once it is cleaned
    source = write_parquet(tmp_path / "desks.parquet", rows)
    found = write_table(tables, shipped_by(settings), order(source, tmp_path / "out"))
    assert (found["read"], found["written"], found["rejected"]) == (6, 4, 2)
    kept = {
        json.loads(row["row"])["id"]: (row["field"], row["reason"])
        for row in written(tmp_path / "out.rejected")
    }
    assert kept.keys() == {2, 4}
    assert kept[2] == ("title", "must be given")
    assert kept[4][0] == "title"


def test_a_strict_run_stops_at_rejected_rows_and_writes_nothing(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    source = write_parquet(tmp_path / "desks.parquet", desks(6, bad=[2]))
    with pytest.raises(TableRowsRejected, match=r"1 rows or more .* title must be given"):
        write_table(tables, shipped_by(settings), order(source, tmp_path / "out", is_strict=True))
    assert [path.name for path in tmp_path.iterdir()] == ["desks.parquet"]


def test_a_table_without_the_columns_is_refused(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    source = write_parquet(tmp_path / "t.parquet", [{"a": 1, "b": "x"}])
    with pytest.raises(FeedUnreadable, match="none of its columns is known to be a title: a, b"):
        write_table(tables, shipped_by(settings), order(source, tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_table_of_rejected_rows_alone_can_be_read_all_the_same(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    source = write_parquet(tmp_path / "t.parquet", desks(3, bad=[0, 1, 2]))
    found = write_table(tables, shipped_by(settings), order(source, tmp_path / "out"))
    assert (found["written"], found["texts"], found["rejected"]) == (0, 0, 3)
    assert written(tmp_path / "out") == []


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_a_damaged_model_in_a_worker_stops_the_run_before_the_first_row(
    tables: SparkTables, settings: Settings, tmp_path: Path, damage: str
) -> None:
    shipped = shipped_by(settings)
    name = f"bundle/{MODEL_FILE}"
    files = {each: path for each, path in shipped.files.items() if each != name}
    if damage == "changed":
        files[name] = tmp_path / "model.onnx"
        files[name].write_bytes(shipped.files[name].read_bytes()[:-1] + b"\0")
    source = write_parquet(tmp_path / "desks.parquet", desks(6))
    broken = replace(shipped, digest=f"{damage:0<16}", files=files)
    with pytest.raises(BundleDamaged, match=MODEL_FILE):
        write_table(tables, broken, order(source, tmp_path / "out"))
    assert not (tmp_path / "out").exists()
    assert not list((tmp_path / "out.unfinished").glob("parts/*"))


def test_nothing_that_another_program_wrote_is_replaced(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    source = write_parquet(tmp_path / "desks.parquet", desks(3))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("kept")
    with pytest.raises(TargetTaken):
        write_table(tables, shipped_by(settings), order(source, tmp_path / "out"))
    assert (tmp_path / "out" / "mine.txt").read_text() == "kept"
    with pytest.raises(TargetTaken):  # nor is the source
        write_table(tables, shipped_by(settings), order(tmp_path, tmp_path, form="parquet"))


def test_the_same_again_is_done_already_and_a_changed_table_replaces_it(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    source, target = tmp_path / "desks.parquet", tmp_path / "out"
    write_parquet(source, desks(5, bad=[1]))
    wanted = order(source, target)
    first = write_table(tables, shipped_by(settings), wanted)
    files = sorted(target.rglob("*.parquet"))
    assert write_table(tables, shipped_by(settings), wanted) == first
    assert sorted(target.rglob("*.parquet")) == files

    write_parquet(source, desks(3))
    again = write_table(tables, shipped_by(settings), wanted)
    assert (again["written"], again["rejected"]) == (3, 0)
    assert {row["title"] for row in written(target)} == {f"Oak Desk {n}" for n in range(3)}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desks.parquet", "out"]


def test_one_run_at_a_time_writes_to_a_target(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    source = write_parquet(tmp_path / "desks.parquet", desks(3))
    with tables.result(str(tmp_path / "out"), {}), pytest.raises(StoreBusy):
        write_table(tables, shipped_by(settings), order(source, tmp_path / "out"))


def start(source: Path, target: Path, models: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [
            *(sys.executable, str(ROOT / "scripts" / "write_creatives_spark.py")),
            *(str(source), str(target), "--rows-per-part", "40"),
            *("--platform", "x", "--platform", "amazon_sb", "--variants", "2", "--brand", "Acme"),
        ],
        env={**os.environ, "CREATIVES_MODELS__DIRECTORY": str(models), "PYTHONPATH": str(ROOT)},
        cwd=target.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_run_that_is_killed_and_run_again_writes_everything_once(
    tables: SparkTables, settings: Settings, models: Path, tmp_path: Path
) -> None:
    source = write_parquet(tmp_path / "desks.parquet", desks(160, bad=[9]))
    target, parts = tmp_path / "out", tmp_path / "out.unfinished" / "parts"
    process = start(source, target, models)
    while process.poll() is None and not list(parts.glob("0*")):
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    done = {path.name: path.stat().st_ino for path in parts.glob("0*")}
    assert done
    assert not target.exists()

    process = start(source, target, models)
    said, error = process.communicate(timeout=500)
    assert process.returncode == 3, error
    summary = json.loads(said)
    assert (summary["read"], summary["written"], summary["rejected"]) == (160, 159, 1)

    whole = tmp_path / "whole"
    write_table(tables, shipped_by(settings), order(source, whole))
    assert counted(written(target)) == counted(written(whole))
    assert not (tmp_path / "out.unfinished").exists()


def test_spark_submit_runs_it(models: Path, tmp_path: Path) -> None:
    submit = Path(sys.executable).with_name("spark-submit")
    assert submit.exists() or shutil.which("spark-submit")
    (tmp_path / "desks.csv").write_text('title;price\n"Oak Desk";24,90\n')
    done = subprocess.run(
        [
            *(str(submit), "--master", "local[2]"),
            *("--conf", "spark.driver.bindAddress=127.0.0.1"),
            *("--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.ui.enabled=false"),
            *(str(ROOT / "scripts" / "write_creatives_spark.py"), "desks.csv", "out"),
            *("--option", "sep=;", "--platform", "x", "--currency", "EUR", "--locale", "de-DE"),
        ],
        env={
            **os.environ,
            "CREATIVES_MODELS__DIRECTORY": str(models),
            "PYTHONPATH": str(ROOT),
            "PYSPARK_PYTHON": sys.executable,
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    [row] = written(tmp_path / "out")
    assert (row["title"], row["platform"]) == ("Oak Desk", "x")
    assert "24,90" in row["text"]


def test_a_mapping_says_which_column_is_what(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    source = write_parquet(tmp_path / "t.parquet", [{"headline": "Oak Desk", "words": "Sturdy."}])
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('title = "headline"\ndescription = "words"\n')
    wanted = order(source, tmp_path / "out", mapping=mapping)
    assert write_table(tables, shipped_by(settings), wanted)["written"] == 1
    assert {row["title"] for row in written(tmp_path / "out")} == {"Oak Desk"}
