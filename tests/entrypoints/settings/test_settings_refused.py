"""Settings that are refused: unknown names, and invalid values."""

from pathlib import Path

import pytest

from entrypoints.settings.errors import InvalidSettings, SettingsFileUnreadable, UnknownSettings
from entrypoints.settings.settings import Settings, load_settings

pytestmark = pytest.mark.usefixtures("no_settings")


@pytest.fixture(autouse=True)
def _empty_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


EPOCHS = "CREATIVES_TRAINING__EPOCHS"


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("CREATIVES_TRAINING__EPOCH", EPOCHS),
        ("CREATIVES_INFERENCE_PORT", "CREATIVES_INFERENCE__PORT"),
        ("creatives_tracking__url", "CREATIVES_TRACKING__URI"),
        ("CREATIVES_ZZZZZZZZZZZZZZZZZZ", None),
        ("CREATIVES_TRAINING", None),
    ],
)
def test_an_unknown_variable_is_named_with_the_nearest(
    monkeypatch: pytest.MonkeyPatch, name: str, nearest: str | None
) -> None:
    monkeypatch.setenv(name, "1")
    with pytest.raises(UnknownSettings) as caught:
        load_settings()
    [(found, where, suggested)] = caught.value.findings
    assert (found, where) == (name.upper(), "the environment")
    if nearest:
        assert suggested == nearest
        assert f"did you mean {nearest!r}?" in str(caught.value)


def test_an_unknown_name_in_dotenv_is_named_with_the_nearest() -> None:
    Path(".env").write_text("OTHER_PROGRAM=1\nCREATIVES_DATASET__COUNTS=5\n")
    with pytest.raises(UnknownSettings) as caught:
        load_settings()
    findings = [("CREATIVES_DATASET__COUNTS", ".env", "CREATIVES_DATASET__COUNT")]
    assert list(caught.value.findings) == findings


def test_every_unknown_name_in_yaml_is_named_with_the_nearest() -> None:
    Path("config.yaml").write_text("trainings: {}\ntraining: {epoch: 1, seed: 2}\n")
    with pytest.raises(UnknownSettings) as caught:
        load_settings()
    assert list(caught.value.findings) == [
        ("trainings", "config.yaml", "training"),
        ("training.epoch", "config.yaml", "training.epochs"),
    ]
    assert len(str(caught.value).splitlines()) == 2


def test_a_setting_that_is_written_beside_its_section_is_refused() -> None:
    Path("config.yaml").write_text("inference.api_keys: [a-key]\n")
    with pytest.raises(SettingsFileUnreadable, match=r"inference\.api_keys .*two lines"):
        load_settings()


def test_variables_of_other_programs_are_none_of_our_business(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CREATIVE_TRAINING__EPOCH", "1")
    assert load_settings() == Settings()


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("training", "epochs", "0"),
        ("training", "epochs", "three"),
        ("training", "learning_rate", "nan"),
        ("data_service", "port", "65536"),
        ("data_service", "url", "http://[::1"),
        ("data_service", "url", "http://::1:5001"),
        ("data_service", "url", "::1"),
        ("data_service", "url", "localhost:5001"),
        ("data_service", "url", "http://:5001"),
        ("data_service", "timeout_seconds", "inf"),
        ("dataset", "label_threshold", "1"),
        ("dataset", "holdout_fraction", "1"),
        ("dataset", "window", "0"),
        ("export", "max_accuracy_drop", "1.1"),
        ("logging", "level", "loud"),
        ("inference", "max_title_length", "301"),
    ],
)
def test_an_invalid_value_is_named_from_every_source(
    monkeypatch: pytest.MonkeyPatch, section: str, name: str, value: str
) -> None:
    Path("config.yaml").write_text(f"{section}: \n  {name}: {value}\n")
    with pytest.raises(InvalidSettings, match=f"{section}.{name}"):
        load_settings()
    Path("config.yaml").unlink()
    monkeypatch.setenv(f"CREATIVES_{section}__{name}".upper(), value)
    with pytest.raises(InvalidSettings, match=f"{section}.{name}"):
        load_settings()


@pytest.mark.parametrize("section", ["training", "inference"])
def test_a_section_that_is_no_mapping_is_named(section: str) -> None:
    Path("config.yaml").write_text(f"{section}: 5\n")
    with pytest.raises(InvalidSettings, match=f"setting '{section}': must hold settings"):
        load_settings()
