"""How far the cells of a sheet reach, whether or not they state their places."""

import io

import pytest

from adapters.feeds.forms.sheet_size import SheetSize


def size_of(sheet: str, *, most_cells: int = 1 << 40) -> tuple[int, int]:
    size = SheetSize()
    size.read(io.BytesIO(sheet.encode()).read, most_cells=most_cells)
    return size.rows, size.columns


@pytest.mark.parametrize(
    ("sheet", "size"),
    [
        ("", (0, 0)),
        ('<row r="1"><c r="A1"/><c r="C1" s="2"><v>1</v></c></row><row r="9"/>', (9, 3)),
        ("<row><c/><c/></row><row><c/><c></c><c\n/></row>", (2, 3)),
        ("<row r='1048576'><c t='n'><v>1</v></c><c/></row>", (1048576, 2)),
        ('<x:row spans="1:2" r="7"><x:c s="1" r="XFD7"/></x:row>', (7, 16384)),
        ('<row r="7"><c t=">"/><c x:r="B7"/><c><is><t> r="B7"</t></is></c></row>', (7, 3)),
        ('<row t=">" r="9"><c t="<" r="D9"/></row>', (10, 5)),
        ('<row r="1"><c r="b1"/></row><row r="00000000000000000005"/>', (5, 2)),
        ("<cols><col min='1'/></cols><rowBreaks/>", (0, 0)),
    ],
)
def test_cells_reach_as_far_as_they_say_or_follow_one_another(
    sheet: str, size: tuple[int, int]
) -> None:
    assert size_of(sheet) == size


def test_tags_are_whole_wherever_the_bytes_are_cut() -> None:
    cells = "".join(f'<row r="{n}"><c r="AB{n}" t="n"><v>1</v></c></row>' for n in range(1, 60_000))
    assert len(cells) > 2 << 20
    assert size_of(cells) == (59_999, 28)


def test_reading_ends_where_there_are_too_many() -> None:
    far = '<row r="100"><c r="Z100"/></row>'
    rest = io.BytesIO(far.encode() + b" " * (8 << 20))
    size = SheetSize()
    size.read(rest.read, most_cells=1_000)
    assert size.cells > 1_000
    assert rest.read(1)


def test_a_tag_without_an_end_has_no_bounds() -> None:
    assert size_of('<row r="1"><c r="A1"/><c ' + "x" * (2 << 20))[0] > 1 << 40
