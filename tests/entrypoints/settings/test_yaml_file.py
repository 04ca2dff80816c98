"""config.yaml: values are what is written, and what can be read in two ways is refused."""

from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrypoints.settings.errors import InvalidSettings, SettingsFileUnreadable, UnknownSettings
from entrypoints.settings.settings import load_settings
from tests.docs.setting_schemas import setting_schemas

pytestmark = pytest.mark.usefixtures("no_settings")
CONFIG = Path("config.yaml")
NUMBERS = [
    each
    for each, schema in setting_schemas().items()
    if schema.get("type") in {"integer", "number"}
]


@pytest.fixture(autouse=True)
def _empty_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "written", ["010", "yes", "off", "2:13:20", "1e3", "0x1F", "2026-01-02", "=", "<<"]
)
def test_a_text_is_what_is_written(written: str) -> None:
    CONFIG.write_text(f"dataset: {{split_salt: {written}}}\n")
    assert load_settings().dataset.split_salt == written


@pytest.mark.parametrize("written", ["null", "~", "Null", ""])
def test_null_is_no_text(written: str) -> None:
    CONFIG.write_text(f"copywriting: {{brand: {written}}}\n")
    assert load_settings().copywriting.brand is None
    CONFIG.write_text("copywriting: {brand: 'null'}\n")
    assert load_settings().copywriting.brand == "null"


@pytest.mark.parametrize(("written", "read"), [("010", 10), ("+7", 7), ("'7'", 7), ("7.0", 7)])
def test_a_number_is_decimal(written: str, read: int) -> None:
    CONFIG.write_text(f"training: {{epochs: {written}}}\n")
    assert load_settings().training.epochs == read


@pytest.mark.parametrize(("written", "read"), [("yes", True), ("off", False), ("True", True)])
def test_a_switch_takes_the_words_of_yaml(written: str, *, read: bool) -> None:
    CONFIG.write_text(f"csv: {{byte_order_mark: {written}}}\n")
    assert load_settings().csv.byte_order_mark is read


@pytest.mark.parametrize("setting", NUMBERS, ids=".".join)
@pytest.mark.parametrize(
    "written",
    ["2:13:20", ".inf", ".nan", "inf", "nan", "1e999", "9" * 5_000, "yes", "[1]"],
    ids=range(9),
)
def test_a_number_that_is_none_or_has_no_end_is_refused_by_name(
    setting: tuple[str, str], written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    section, name = setting
    CONFIG.write_text(f"{section}: {{{name}: {written}}}\n")
    with pytest.raises(InvalidSettings, match=section):
        load_settings()
    CONFIG.unlink()
    monkeypatch.setenv(f"CREATIVES_{section}__{name}".upper(), written)
    with pytest.raises(InvalidSettings, match=section):
        load_settings()


@pytest.mark.parametrize("name", ["min_new_rows", "window", "lock_timeout_seconds", "first_count"])
def test_a_whole_number_beyond_all_data_is_refused(name: str) -> None:
    CONFIG.write_text(f"dataset: {{{name}: {'9' * 4_000}}}\n")
    with pytest.raises(InvalidSettings, match=f"dataset.{name}"):
        load_settings()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("inference: {api_keys: a}\nlogging: {}\ninference: {port: 1}\n", 3),
        ("inference:\n  port: 1\n  api_keys: a\n  port: 2\n", 4),
        ("inference:\n  port: 1\n  'port': 1\n", 3),
        ("inference:\n  ? [port]\n  : 1\n", 2),
        ("inference:\n  api_keys: " + "[" * 10_000 + "\n", 2),
        ("inference:\n  api_keys: " + "{a: " * 10_000 + "\n", 2),
        ("\n" + "- " * 10_000 + "\n", 2),
        ("inference:\n  api_keys: &a [x]\n  cors_origins: *a\n", 3),
        ("inference:\n  api_keys: &a [*a]\n", 2),
        (
            "a: &a [x]\n" + "".join(f"{c}: &{c} [*{b},*{b}]\n" for b, c in pairwise("abcdefghi")),
            2,
        ),
    ],
    ids=range(10),
)
def test_what_means_two_things_or_too_many_is_refused_with_its_line(
    content: str, line: int
) -> None:
    CONFIG.write_text(content)
    with pytest.raises(SettingsFileUnreadable, match=f"cannot be read: line {line} "):
        load_settings()


@pytest.mark.parametrize(
    "value", ["!!int 5", "!!python/name:os.system x", "!!timestamp 2026-99-99", "!!binary ="]
)
def test_types_are_the_settings_own(value: str) -> None:
    CONFIG.write_text(f"inference: {{port: {value}}}\n")
    with pytest.raises(SettingsFileUnreadable, match=r"line 1, column 19"):
        load_settings()


def test_a_value_can_be_repeated() -> None:
    CONFIG.write_text("data_service: {timeout_seconds: &t 7}\ninference: {deadline_seconds: *t}\n")
    assert load_settings().inference.deadline_seconds == 7


def test_a_large_file_is_refused() -> None:
    CONFIG.write_text("#" * 262_145)
    with pytest.raises(SettingsFileUnreadable, match="more than 262,144 bytes"):
        load_settings()


words = ("inference", "port", "null", "- ", ": ", "&a ", "*a", "!!set ", "---", "...")
pieces = st.sampled_from(
    [*"[]{},:-&*?!|>'\"\n \t#%@`~<=\\\x85\ufeffé", *words, "9" * 5_000, "[" * 500]
)


@given(st.lists(pieces, max_size=30).map("".join) | st.text(max_size=60))
def test_whatever_a_file_holds_the_error_is_a_typed_one(content: str) -> None:
    for name in ("config.yaml", ".env"):
        Path(name).write_bytes(content.encode("utf-8", "surrogatepass"))
        with suppress(SettingsFileUnreadable, InvalidSettings, UnknownSettings):
            load_settings()
        Path(name).unlink()
