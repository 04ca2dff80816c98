"""Settings: which source wins, and that nothing wrong is ever passed over in silence."""

import re
from itertools import product
from pathlib import Path

import pytest

from entrypoints.settings.errors import InvalidSettings, SettingsFileUnreadable
from entrypoints.settings.settings import CONFIG_FILE_VARIABLE, Settings, load_settings, override

EPOCHS = "CREATIVES_TRAINING__EPOCHS"


pytestmark = pytest.mark.usefixtures("no_settings")


@pytest.fixture(autouse=True)
def _empty_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("env", "dotenv", "yaml"), [*product([False, True], repeat=3)])
def test_environment_goes_before_dotenv_before_yaml_before_default(
    monkeypatch: pytest.MonkeyPatch, *, env: bool, dotenv: bool, yaml: bool
) -> None:
    if env:
        monkeypatch.setenv(EPOCHS, "7")
    if dotenv:
        Path(".env").write_text(f"{EPOCHS}=6\n")
    if yaml:
        Path("config.yaml").write_text("training: {epochs: 5}\n")
    expected = 7 if env else 6 if dotenv else 5 if yaml else 3
    assert load_settings().training.epochs == expected


def test_sources_are_merged_setting_by_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EPOCHS, "7")
    Path(".env").write_text("CREATIVES_TRAINING__BATCH_SIZE=8\n")
    Path("config.yaml").write_text("training:\n  seed: 4\n  epochs: 5\ndataset:\n")
    training = load_settings().training
    assert (training.epochs, training.batch_size, training.seed) == (7, 8, 4)
    assert training.learning_rate == 2e-5


def test_without_any_source_the_defaults_hold() -> None:
    assert load_settings() == Settings()


def test_a_variable_may_be_written_in_small_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EPOCHS.lower(), "7")
    assert load_settings().training.epochs == 7


@pytest.mark.parametrize(
    "name", ["CREATIVES_DATASET__WINDOW", "CREATIVES_DATA_SERVICE__URL", "CREATIVES_LOGGING__FILE"]
)
def test_an_empty_variable_sets_nothing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    default = load_settings()
    monkeypatch.setenv(name, "")
    assert load_settings() == default


# Files


def test_a_file_that_was_asked_for_must_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsFileUnreadable, match=r"missing\.yaml"):
        load_settings(config_file=Path("missing.yaml"))
    monkeypatch.setenv(CONFIG_FILE_VARIABLE, "gone.yaml")
    with pytest.raises(SettingsFileUnreadable, match=r"gone\.yaml"):
        load_settings()


@pytest.mark.parametrize("content", [b"training: [", b"- a list", b"[]", b"just text", b"\xff\xfe"])
def test_a_file_that_holds_no_settings_is_refused(content: bytes) -> None:
    Path("config.yaml").write_bytes(content)
    with pytest.raises(SettingsFileUnreadable, match=r"config\.yaml"):
        load_settings()


def test_a_dotenv_that_is_no_text_is_refused() -> None:
    Path(".env").write_bytes(b"CREATIVES_TRAINING__SEED=\xff\n")
    with pytest.raises(SettingsFileUnreadable, match=r"\.env"):
        load_settings()


@pytest.mark.parametrize("content", ["", "# nothing\n", "training:\n"])
def test_an_empty_file_sets_nothing(content: str) -> None:
    Path("config.yaml").write_text(content)
    assert load_settings() == Settings()


@pytest.mark.parametrize("by", ["environment", "dotenv"])
def test_another_file_can_be_named(monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    Path("config.yaml").write_text("training: {epochs: 5}\n")
    Path("other.yaml").write_text("training: {epochs: 9}\n")
    if by == "environment":
        monkeypatch.setenv(CONFIG_FILE_VARIABLE, "other.yaml")
    else:
        Path(".env").write_text(f"{CONFIG_FILE_VARIABLE}=other.yaml\n")
    assert load_settings().training.epochs == 9
    named = load_settings(config_file=Path("config.yaml"))
    assert named.training.epochs == 5


# What programs do with settings


def test_an_override_replaces_what_is_given_and_keeps_the_rest() -> None:
    Path("config.yaml").write_text("training: {seed: 4}\n")
    settings = load_settings()
    replaced = override(settings, "training", epochs=9, batch_size=None)
    assert (replaced.training.epochs, replaced.training.batch_size) == (9, 16)
    assert replaced.training.seed == 4
    assert settings.training.epochs == 3


def test_an_override_is_checked() -> None:
    with pytest.raises(InvalidSettings, match=re.escape("training.epochs")):
        override(load_settings(), "training", epochs=0)


def test_the_data_service_is_reached_where_it_listens_unless_told_otherwise() -> None:
    assert load_settings().data_service.base_url == "http://127.0.0.1:5001"
    elsewhere = override(load_settings(), "data_service", url="http://data.example/")
    assert elsewhere.data_service.base_url == "http://data.example"
