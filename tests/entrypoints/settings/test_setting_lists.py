"""Settings that are lists: how they are written, and that keys never show."""

import json
import traceback
from pathlib import Path

import pytest

from entrypoints.settings.errors import InvalidSettings, SettingsFileUnreadable
from entrypoints.settings.settings import load_settings, override

KEYS = "CREATIVES_INFERENCE__API_KEYS"
ORIGINS = "CREATIVES_INFERENCE__CORS_ORIGINS"
SECRET = "s3cret-7f3a"

pytestmark = pytest.mark.usefixtures("no_settings")


@pytest.fixture(autouse=True)
def _empty_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def _keys() -> list[str]:
    keys = load_settings().inference.api_keys
    assert keys is not None
    return [key.get_secret_value() for key in keys]


@pytest.mark.parametrize("written", ["one,two", " one , two ,", '["one", "two"]'])
def test_a_variable_holds_commas_or_json(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv(KEYS, written)
    assert _keys() == ["one", "two"]
    monkeypatch.delenv(KEYS)
    Path(".env").write_text(f"{KEYS}='{written}'\n")
    assert _keys() == ["one", "two"]


@pytest.mark.parametrize("written", ["12345678", "null", "true", "1.5"])
def test_a_variable_is_text_whatever_it_looks_like(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv(KEYS, written)
    assert _keys() == [written]


@pytest.mark.parametrize("written", ["[one, two]", '"one,two"', "\n    - one\n    - two"])
def test_a_file_holds_a_list_or_text(written: str) -> None:
    Path("config.yaml").write_text(f"inference:\n  api_keys: {written}\n")
    assert _keys() == ["one", "two"]


@pytest.mark.parametrize(
    "written", ["0123", "1_000", "yes", "2:13:20", "2026-01-02", "1e3", "0x1F"]
)
def test_a_key_in_a_file_is_what_is_written(written: str) -> None:
    """YAML alone would make numbers, a boolean and a date of them."""
    Path("config.yaml").write_text(f"inference: {{api_keys: [{written}]}}\n")
    assert _keys() == [written]
    Path("config.yaml").write_text(f"inference: {{api_keys: {written}}}\n")
    assert _keys() == [written]


def test_keys_survive_an_override() -> None:
    Path("config.yaml").write_text("inference: {api_keys: one}\n")
    settings = override(load_settings(), "inference", port=1)
    assert [key.get_secret_value() for key in settings.inference.api_keys or ()] == ["one"]


@pytest.mark.parametrize(
    "written",
    [
        ",",
        "[]",
        f'["{SECRET}"',
        f'["{SECRET}", 1]',
        f'["{SECRET}", ""]',
        f"{SECRET} spaced",
        f"{SECRET}\u00e9",
        SECRET * 30,
        f'{{"key": "{SECRET}"}}',
        "[" * 60_000 + f'"{SECRET}"',
        f'["{SECRET}", ' + "1" * 5_000 + "]",
    ],
    ids=range(11),
)
def test_wrong_keys_are_refused_without_being_shown(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv(KEYS, written)
    with pytest.raises(InvalidSettings, match=r"inference\.api_keys") as caught:
        load_settings()
    assert SECRET not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("written", ["{a: SECRET}", "[[SECRET]]", "[]", "[SECRET"])
def test_wrong_keys_in_a_file_are_refused_without_being_shown(written: str) -> None:
    text = f"inference:\n  api_keys: {written}\n".replace("SECRET", SECRET)
    Path("config.yaml").write_text(text)
    with pytest.raises((InvalidSettings, SettingsFileUnreadable)) as caught:
        load_settings()
    assert SECRET not in "".join(traceback.format_exception(caught.value))


def test_keys_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEYS, SECRET)
    settings = load_settings()
    shown = (repr(settings), str(settings.inference), settings.model_dump_json())
    assert not [text for text in shown if SECRET in text]
    assert SECRET not in json.dumps(settings.model_dump(), default=str)


@pytest.mark.parametrize(
    ("written", "origins"),
    [
        (
            "https://shop.example,http://localhost:3000",
            ["https://shop.example", "http://localhost:3000"],
        ),
        ("*", ["*"]),
        ("chrome-extension://abcdef", ["chrome-extension://abcdef"]),
    ],
)
def test_origins(monkeypatch: pytest.MonkeyPatch, written: str, origins: list[str]) -> None:
    monkeypatch.setenv(ORIGINS, written)
    assert load_settings().inference.cors_origins == origins


@pytest.mark.parametrize(
    "wrong",
    [
        ",",
        "shop.example",
        "https://shop.example/",
        "https://Shop.example",
        "https://*.shop.example",
        "*,https://shop.example",
        "null",
        "https://",
        "https://user@shop.example",
        "[1]",
    ],
)
def test_wrong_origins_are_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv(ORIGINS, wrong)
    with pytest.raises(InvalidSettings, match=r"inference\.cors_origins"):
        load_settings()
