from dataclasses import asdict, fields, replace
from pathlib import Path

import pytest

from adapters.inference_log.answer_lines import encode, from_row
from adapters.inference_log.parquet_files import LinesToParquet
from domain.model.serving.served_answer import ServedAnswer, WrittenText
from tests.fakes.served_answers import ANSWER

pa = pytest.importorskip("pyarrow", reason="comes with the extra train")
pq = pytest.importorskip("pyarrow.parquet", reason="comes with the extra train")

HASHED = replace(
    ANSWER,
    text=None,
    text_hmac="ab" * 32,
    category=None,
    price=None,
    rating=None,
    facts=(),
    texts=(),
)


def test_a_line_comes_back_as_it_was(tmp_path: Path) -> None:
    lines, target = tmp_path / "answers.jsonl", tmp_path / "answers.parquet"
    lines.write_text(encode(ANSWER) + encode(HASHED), encoding="utf-8")
    LinesToParquet()(lines, target)
    assert [from_row(row) for row in pq.read_table(target).to_pylist()] == [ANSWER, HASHED]
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.jsonl", "answers.parquet"]


def test_the_columns_are_the_fields_of_an_answer() -> None:
    schema = LinesToParquet().schema()
    assert schema.names == [each.name for each in fields(ServedAnswer)]
    inner = schema.field("texts").type.value_type
    assert [inner.field(n).name for n in range(inner.num_fields)] == [
        each.name for each in fields(WrittenText)
    ]


def test_a_line_longer_than_a_block_of_pyarrow_is_read(tmp_path: Path) -> None:
    long = replace(ANSWER, text="word " * 500_000)
    lines, target = tmp_path / "answers.jsonl", tmp_path / "answers.parquet"
    lines.write_text((encode(ANSWER) + encode(long)) * 2, encoding="utf-8")
    LinesToParquet()(lines, target)
    assert [row["text"] for row in pq.read_table(target).to_pylist()] == [
        asdict(each)["text"] for each in (ANSWER, long) * 2
    ]


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    lines = tmp_path / "answers.jsonl"
    lines.write_text("no JSON\n", encoding="utf-8")
    with pytest.raises(pa.ArrowException):
        LinesToParquet()(lines, tmp_path / "answers.parquet")
    assert list(tmp_path.iterdir()) == [lines]
