"""The comparison of training methods, with methods that need no training."""

from functools import partial
from pathlib import Path

import pytest

from domain.errors.base import InvalidValue
from domain.model.data.labelling import Label
from domain.model.data.split import Split
from entrypoints.benchmarks.training.methods import Method, compare_methods, majority
from entrypoints.benchmarks.training.rows import generated_rows, own_rows, read_texts

DRAW = partial(generated_rows, test_rows=40, threshold=3.5)


def test_every_method_sees_the_same_rows_and_its_seed() -> None:
    seen: dict[str, list[tuple[int, str, int]]] = {"one": [], "other": []}

    def spy(name: str) -> Method:
        def method(split: Split, seed: int) -> float:
            assert not set(split.training.ids) & set(split.holdout.ids)
            seen[name].append((len(split.training), split.training.ids[0], seed))
            return 0.5 + seed / 10

        return method

    methods = {"one": spy("one"), "other": spy("other")}
    figures = list(compare_methods(methods, sizes=[8, 16], seeds=3, draw=DRAW))
    assert seen["one"] == seen["other"]
    assert [(rows, seed) for rows, _, seed in seen["one"]] == [
        (rows, seed) for rows in (8, 16) for seed in range(3)
    ]
    assert [(each.method, each.rows) for each in figures] == [
        ("one", 8), ("other", 8), ("one", 16), ("other", 16)
    ]  # fmt: skip
    assert figures[0].mean == pytest.approx(0.6)
    assert figures[0].deviation == pytest.approx(0.1)


def test_the_majority_of_the_training_rows_answers_for_the_holdout() -> None:
    split = DRAW(31, 0)
    good = sum(label is Label.GOOD for label in split.training.labels)
    answer = Label.GOOD if 2 * good > len(split.training) else Label.POOR
    right = sum(label is answer for label in split.holdout.labels)
    assert majority(split, 0) == right / len(split.holdout)


@pytest.fixture
def own_texts(tmp_path: Path) -> Path:
    file = tmp_path / "texts.csv"
    rows = [f'"Text, {number}",{"good" if number % 3 else "poor"}' for number in range(30)]
    file.write_text("\n".join(["text,label", *rows, rows[0]]), encoding="utf-8")
    return file


def test_own_texts_are_drawn_for_each_seed_and_never_on_both_sides(own_texts: Path) -> None:
    draw = partial(own_rows, texts=read_texts(own_texts), test_rows=10)
    splits = [draw(20, seed) for seed in range(3)]
    for split in splits:
        assert len(split.holdout) == 10
        assert len({*split.training.texts, *split.holdout.texts}) == 30
    assert splits[0].training.texts != splits[1].training.texts
    assert draw(20, 0) == splits[0]


def test_more_own_texts_than_there_are_cannot_be_drawn(own_texts: Path) -> None:
    draw = partial(own_rows, texts=read_texts(own_texts), test_rows=10)
    with pytest.raises(InvalidValue, match="1 to 20: 30 texts are there"):
        draw(21, 0)


@pytest.mark.parametrize("row", ["a text,fine", ",good", "a text"])
def test_own_texts_without_text_or_label_are_named(tmp_path: Path, row: str) -> None:
    file = tmp_path / "texts.csv"
    file.write_text(f"text,label\nFine,good\n{row}\n", encoding="utf-8")
    with pytest.raises(InvalidValue, match="row 2"):
        read_texts(file)


def test_a_file_of_own_texts_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match=r"absent\.csv"):
        read_texts(tmp_path / "absent.csv")
