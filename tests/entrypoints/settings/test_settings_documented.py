"""config.yaml and .env.example show every setting there is, with its default, and no other."""

import re
from pathlib import Path

import pytest
import yaml

from entrypoints.settings.settings import CONFIG_FILE_VARIABLE, Settings, load_settings
from entrypoints.settings.sources import variable_name
from tests.docs.setting_schemas import choices, setting_schemas

ROOT = Path(__file__).parents[3]
CONFIG, EXAMPLE = ROOT / "config.yaml", ROOT / ".env.example"
MACHINE_DEPENDENT = ("inference", "sessions")  # its default is the number of cores
SETTINGS = setting_schemas()

pytestmark = pytest.mark.usefixtures("no_settings")


def test_the_settings_file_states_every_default_and_nothing_else(tmp_path: Path) -> None:
    sections = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    written = {
        (part, name): value for part, names in sections.items() for name, value in names.items()
    }
    defaults = {each: schema["default"] for each, schema in SETTINGS.items() if "default" in schema}
    assert {*SETTINGS} - {*defaults} == {MACHINE_DEPENDENT}
    assert {each: (type(value), value) for each, value in written.items()} == {
        each: (type(value), value) for each, value in defaults.items()
    }
    assert f"# {MACHINE_DEPENDENT[1]}: " in CONFIG.read_text(encoding="utf-8")
    loaded = load_settings(config_file=CONFIG, env_file=tmp_path / "none.env")
    assert loaded == Settings()


def test_the_settings_file_names_what_a_word_may_be() -> None:
    """In the comment beside it, which may go on over the next lines."""
    written = CONFIG.read_text(encoding="utf-8")
    for (section, name), schema in SETTINGS.items():
        part = re.split(rf"^{section}:", written, flags=re.MULTILINE)[1]
        shown = re.search(rf"^  (?:# )?{name}:.*\n(?: +#.*\n)*", part, re.MULTILINE)
        assert shown
        assert choices(schema) <= {*re.findall(r"\w+", shown[0])}


def test_the_example_names_every_variable_once_and_no_other() -> None:
    found = re.findall(r"^#? ?(CREATIVES_\w+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(found) == len(set(found))
    assert set(found) == {variable_name(*setting) for setting in SETTINGS} | {CONFIG_FILE_VARIABLE}


def test_the_example_changes_nothing_until_it_is_edited(tmp_path: Path) -> None:
    """Copied as it is, and with every line switched on: the values shown are the defaults."""
    defaults = Settings().model_dump()
    shown = EXAMPLE.read_text(encoding="utf-8")
    switched_on = re.sub(r"^# (?=CREATIVES_)", "", shown, flags=re.MULTILINE)
    for number, text in enumerate((shown, switched_on)):
        copied = tmp_path / f"{number}.env"
        copied.write_text(text, encoding="utf-8")
        loaded = load_settings(config_file=CONFIG, env_file=copied).model_dump()
        loaded["inference"]["sessions"] = defaults["inference"]["sessions"]
        assert loaded == defaults
