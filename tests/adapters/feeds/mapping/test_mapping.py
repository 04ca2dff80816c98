"""A mapping says which column is what; what it names wrongly is told with what there is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.feeds.feed_of import feed_of
from adapters.feeds.mapping.mapping_file import FIELDS, read_mapping
from domain.errors.catalog import MappingInvalid
from domain.model.catalog.feed import FeedFault, FeedProduct, FeedRow
from domain.model.catalog.product import Product
from tests.fakes.small_feeds import small_table
from tests.fakes.table import StatedTable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mapping.toml"


def rows_of(file: Path, text: str, *rows: dict[str, object]) -> list[FeedRow]:
    file.write_text(text, encoding="utf-8")
    return list(feed_of(StatedTable(rows), mapping=read_mapping(file)))


def product_of(file: Path, text: str, row: dict[str, object]) -> Product:
    (found,) = rows_of(file, text, row)
    assert isinstance(found, FeedProduct), found
    return found.product


def test_fields_are_read_from_their_columns(file: Path) -> None:
    file.write_text('id = "sku"\ntitle = "headline"\ndescription = "body"\n', encoding="utf-8")
    feed = feed_of(small_table("own_labels.csv"), mapping=read_mapping(file))
    first, *_ = feed
    assert isinstance(first, FeedProduct)
    assert (first.product.id, first.product.title) == ("A-1", "Linen Apron")
    assert feed.recognised.profile == "mapping"
    assert feed.recognised.columns["title"] == "headline"
    assert feed.recognised.ignored == ()


def test_labels_and_counts_are_read_by_their_known_names_beside_a_mapping(file: Path) -> None:
    file.write_text('id = "sku"\ntitle = "headline"\ndescription = "body"\n', encoding="utf-8")
    rows = feed_of(small_table("own_labels.csv"), mapping=read_mapping(file))
    products = [row.product for row in rows if isinstance(row, FeedProduct)]
    assert [product.label for product in products] == [True, False, True, False]
    assert [product.impressions for product in products] == [12_000, 11_800, 9_000, 8_700]
    assert [product.clicks for product in products] == [410, 95, 333, 60]


def test_a_column_that_the_mapping_takes_is_no_label(file: Path) -> None:
    product = product_of(file, 'title = "label"', {"label": "Good", "approved": "pending"})
    assert (product.title, product.label) == ("Good", None)


def test_a_mapping_takes_the_place_of_the_known_names(file: Path) -> None:
    product = product_of(file, 'title = "a"', {"a": "Mug", "brand": "Acme"})
    assert product.brand is None


def test_a_blank_column_gives_way_and_a_constant_comes_last(file: Path) -> None:
    text = (
        'title = "a"\nprice = "p"\n[description]\ncolumn = "b"\nfallback = ["c", "d"]\n'
        '[brand]\ncolumn = "e"\nconstant = "Acme"\n[currency]\nconstant = "EUR"\n'
    )
    row: dict[str, object] = {"a": "Mug", "b": " ", "c": "", "d": "Clay.", "e": None, "p": "5"}
    product = product_of(file, text, row)
    assert (product.description, product.brand, product.currency) == ("Clay.", "Acme", "EUR")


def test_values_case_and_pattern(file: Path) -> None:
    text = """
        title = { column = "a", case = "sentence" }
        category = { column = "b", values = { "10" = "Lighting" } }
        size = { column = "a", regex = '(\\d+) ?cm', case = "upper" }
        color = { column = "a", regex = 'red|blue' }
        material = { column = "a", regex = 'oak' }
    """
    product = product_of(file, text, {"a": "BLUE LAMP 40 cm, blue", "b": 10})
    assert (product.title, product.category) == ("Blue lamp 40 cm, blue", "Lighting")
    given = product.attributes
    assert (given.size, given.color, given.material) == ("40", "blue", None)


def test_a_stated_decimal_sign_decides(file: Path) -> None:
    text = 'title = "a"\n[price]\ncolumn = "p"\ndecimal = ","'
    rows: list[dict[str, object]] = [{"a": "Mug", "p": "1.234"}, {"a": "Mug", "p": "24.90"}]
    first, second = rows_of(file, text, *rows)
    assert isinstance(first, FeedProduct)
    assert str(first.product.price) == "1234"
    assert isinstance(second, FeedFault)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"at the file: it must be fields with columns"),
        ("title =", r"at the file: it must be TOML"),
        ('titel = "a"', r"at titel: it must be 'title', or another one of id, title"),
        ('title = "aa"', r"at title\.column: .* a column of the feed: 'a', or another one of a, b"),
        ('title = { column = "a", fallback = ["z"] }', r"at title\.fallback: .* one of a, b"),
        ('description = "b"', r"at title: it must be given"),
        ("title = 5", r"at title: it must be the name of a column"),
        ('title = { colum = "a" }', r"at title\.colum: it must be 'column'"),
        ('title = { case = "upper" }', r"at title: it must be given a column or a constant"),
        ('title = { column = "a", case = "loud" }', r"at title: it must be valid \(case: "),
        ('title = { column = "a", regex = "(" }', r"at title\.regex: .* a regular expression"),
        ('title = { column = "a", decimal = "," }', r"at title\.decimal: .* only at price"),
        ('title = { constant = "x", fallback = ["a"] }', r"at title\.fallback: .* beside a column"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(file: Path, text: str, message: str) -> None:
    with pytest.raises(MappingInvalid, match=message) as caught:
        rows_of(file, text, {"a": "Mug", "b": "Clay."})
    assert caught.value.path == str(file)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(MappingInvalid, match="at the file"):
            read_mapping(path)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_a_mapping_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.mktemp("mapping") / "mapping.toml"
    file.write_bytes(data)
    try:
        fields = read_mapping(file).fields
    except MappingInvalid:
        return
    assert fields


SETTINGS = st.fixed_dictionaries(
    {"column": st.sampled_from(["a", "b"])},
    optional={"regex": st.sampled_from([r"\d+", "(x)?", "."]), "constant": st.text(max_size=3)},
)


@given(
    st.dictionaries(st.sampled_from(FIELDS), SETTINGS, max_size=6),
    st.lists(st.fixed_dictionaries({"a": st.text(max_size=9), "b": st.integers()}), max_size=3),
)
def test_any_mapping_of_any_text_gives_rows(
    tmp_path_factory: pytest.TempPathFactory,
    fields: dict[str, dict[str, str]],
    rows: list[dict[str, object]],
) -> None:
    file = tmp_path_factory.mktemp("mapping") / "mapping.toml"
    lines = ['title = { constant = "Mug" }'] if "title" not in fields else []
    for name, settings in fields.items():
        lines.append(f"[{name}]")
        lines += [f"{key} = {_quoted(value)}" for key, value in settings.items()]
    file.write_text("\n".join(lines), encoding="utf-8")
    found = list(feed_of(StatedTable(rows, ["a", "b"]), mapping=read_mapping(file)))
    assert len(found) == len(rows)


def _quoted(text: str) -> str:
    shown = "".join(f"\\U{ord(sign):08x}" for sign in text)
    return f'"{shown}"'
