"""config.yaml and .env.example show every setting there is, with its default, and no other."""

import re
from pathlib import Path

import pytest
import yaml

from entrypoints.settings.settings import CONFIG_FILE_VARIABLE, Settings, load_settings
from entrypoints.settings.sources import setting_names, variable_name

ROOT = Path(__file__).parents[3]
CONFIG, EXAMPLE = ROOT / "config.yaml", ROOT / ".env.example"
MACHINE_DEPENDENT = ("inference", "sessions")  # its default is the number of cores
SETTINGS = {(section, name) for section, names in setting_names(Settings).items() for name in names}

pytestmark = pytest.mark.usefixtures("no_settings")


def test_the_settings_file_names_every_setting_and_no_other() -> None:
    sections = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    written = {(section, name) for section, names in sections.items() for name in names}
    assert written == SETTINGS - {MACHINE_DEPENDENT}
    assert f"# {MACHINE_DEPENDENT[1]}: " in CONFIG.read_text(encoding="utf-8")


def test_the_settings_file_states_the_defaults(tmp_path: Path) -> None:
    none = tmp_path / "none.env"
    assert load_settings(config_file=CONFIG, env_file=none) == Settings(_env_file=None)


def test_the_example_names_every_variable_once_and_no_other() -> None:
    found = re.findall(r"^#? ?(CREATIVES_\w+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(found) == len(set(found))
    assert set(found) == {variable_name(*setting) for setting in SETTINGS} | {CONFIG_FILE_VARIABLE}


def test_the_example_changes_nothing_until_it_is_edited(tmp_path: Path) -> None:
    """Copied as it is, and with every line switched on: the values shown are the defaults."""
    defaults = Settings(_env_file=None).model_dump()
    shown = EXAMPLE.read_text(encoding="utf-8")
    switched_on = re.sub(r"^# (?=CREATIVES_)", "", shown, flags=re.MULTILINE)
    for number, text in enumerate((shown, switched_on)):
        copied = tmp_path / f"{number}.env"
        copied.write_text(text, encoding="utf-8")
        loaded = load_settings(config_file=CONFIG, env_file=copied).model_dump()
        loaded["inference"]["sessions"] = defaults["inference"]["sessions"]
        assert loaded == defaults
