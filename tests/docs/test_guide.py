"""The guide names every setting, command, option and metric there is, and none that is not."""

import json
import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from flask_openapi import OpenAPI
from prometheus_client.parser import text_string_to_metric_families

from adapters.inference_log.answer_lines import decode
from domain.model.promotion.metrics import BATCH, COMPARISON, EXPORT, SCORES, TRAINING
from entrypoints.settings.sections import InferenceSettings
from entrypoints.settings.settings import CONFIG_FILE_VARIABLE, Settings
from entrypoints.settings.sources import setting_names, variable_name
from tests.docs.page import (
    CONTRIBUTING,
    GUIDE,
    README,
    ROOT,
    anchors,
    blocks,
    code,
    guide,
    headings,
    rows,
    section,
)
from tests.docs.setting_schemas import LONGEST_SECONDS, bounds, choices, setting_schemas
from tests.fakes.exposition import all_metrics, drift_metrics

SETTINGS = setting_schemas()


def _documented_settings() -> dict[tuple[str, str], list[str]]:
    parts = [code(title)[0] for title in headings(3, section("Settings"))]
    return {(part, code(row[0])[0]): row for part in parts for row in rows(section(f"`{part}`"))}


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    assert sorted(_documented_settings()) == sorted(SETTINGS)
    documented = re.findall(r"^\| `\w+` \| `(CREATIVES_\w+)`", guide(), re.MULTILINE)
    assert len(documented) == len(SETTINGS)


@pytest.mark.parametrize(("part", "name"), SETTINGS)
def test_a_setting_has_its_variable_default_bounds_and_choices(part: str, name: str) -> None:
    _, variable, default, meaning = _documented_settings()[part, name]
    schema = SETTINGS[part, name]
    assert code(variable) == [variable_name(part, name)]
    assert meaning
    digits = re.sub(r"(?<=\d),(?=\d)", "", meaning)
    assert re.search(rf"(?<![\d.]){re.escape(bounds(schema))}(?!\.?\d)", digits)
    assert choices(schema) <= {*code(meaning)}
    if "default" in schema:
        assert yaml.safe_load(code(default)[0]) == schema["default"]
    else:
        assert (name, default) == ("sessions", "number of cores")


def test_a_meaning_without_bounds_says_no_number_as_if_it_were_one() -> None:
    """So that bounds that are taken away do not stay in the guide."""
    bound = re.compile(r"\b(at least|at most|above|below) \d|\b\d[\d,.]* to \d")
    for setting, row in _documented_settings().items():
        assert bounds(SETTINGS[setting]) or not bound.search(row[3]), setting


def test_durations_are_said_to_last_a_day_at_most() -> None:
    assert LONGEST_SECONDS == 24 * 60 * 60
    assert "durations are seconds, above 0 and at most a day" in section("Settings").replace(
        "\n", " "
    )


@pytest.mark.parametrize("page", [GUIDE, README], ids=lambda page: page.name)
def test_every_variable_that_is_named_exists(page: Path) -> None:
    named = set(re.findall(r"CREATIVES_[A-Z][A-Z_]*", page.read_text(encoding="utf-8")))
    misspelt = {"CREATIVES_INFERENCE__PROT"}  # the guide quotes what is said about it
    known = {variable_name(*setting) for setting in SETTINGS} | {CONFIG_FILE_VARIABLE}
    assert named - misspelt <= known


def test_the_metrics_of_a_run_are_the_table_of_metrics() -> None:
    table = (*BATCH, *TRAINING, *EXPORT, *COMPARISON, *SCORES)
    documented = [(code(key)[0], *words) for key, *words in rows(section("Metrics of a run"))]
    assert documented == [(each.key, each.title, each.meaning) for each in table]


def test_every_setting_that_the_text_names_exists() -> None:
    parts = "|".join(setting_names(Settings))
    named = re.findall(rf"`({parts})\.([a-z_]+)`", guide())
    assert named
    assert set(named) <= set(SETTINGS)


def test_every_metric_is_documented_and_every_documented_one_exists() -> None:
    families = dict(re.findall(r"^# TYPE (\w+) (\w+)$", all_metrics(), re.MULTILINE))
    # The client library's own are no metrics of ours: when a series was created, and the process.
    present = {
        name: kind
        for name, kind in families.items()
        if not name.endswith("_created") and not name.startswith("process_")
    }
    table = {code(row[0])[0]: row for row in rows(section("Monitoring"))}
    assert {name: row[1] for name, row in table.items()} == present

    named = re.findall(r"\bcreatives_[a-z_]+", guide())
    assert {re.sub(r"_(bucket|count|sum)$", "", name) for name in named} == set(present)


def test_the_labels_of_metrics_are_the_documented_ones(apps: dict[int, OpenAPI]) -> None:
    client = apps[InferenceSettings().port].test_client()
    client.get("/health")  # makes the series of requests
    exposed = client.get("/metrics").get_data(as_text=True) + drift_metrics()
    found: dict[str, set[str]] = {}
    for family in text_string_to_metric_families(exposed):
        for sample in family.samples:
            found.setdefault(family.name, set()).update(set(sample.labels) - {"le"})
    for name, _, labels, _ in rows(section("Monitoring")):
        assert found[code(name)[0].removesuffix("_total")] == set(code(labels)), name


@pytest.mark.parametrize("page", [GUIDE, README, CONTRIBUTING], ids=lambda page: page.name)
def test_links_lead_to_files_and_headings_that_exist(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    assert targets
    for target in targets:
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        file = page.parent / path if path else page
        assert file.exists(), target
        known = [name for _, _, name in anchors(file.read_text(encoding="utf-8"))] if anchor else []
        assert not anchor or anchor in known, target


def test_the_table_of_contents_has_every_heading_of_two_levels_in_order() -> None:
    contents = guide().partition("\n## ")[0].partition("Contents:")[2]
    listed = re.findall(r"\[([^]]+)\]\(#([^)]+)\)", contents)
    assert listed == [
        (title, anchor) for level, title, anchor in anchors(guide()) if level in {2, 3}
    ]


@pytest.mark.parametrize("page", [GUIDE, CONTRIBUTING], ids=lambda page: page.name)
def test_paths_that_the_text_names_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`((?:domain|entrypoints|scripts|adapters|tests|deploy)/[\w./]+)`", text)
    assert named
    for path in named:
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("block", blocks("sh", guide()))
def test_shell_blocks_are_shell(block: str) -> None:
    checked = subprocess.run(["/bin/sh", "-n"], input=block, text=True, check=False)
    assert checked.returncode == 0


@pytest.mark.parametrize("block", blocks("python", guide()))
def test_python_blocks_are_python(block: str) -> None:
    assert compile(block, str(GUIDE), "exec")


def test_the_line_of_the_inference_log_is_one() -> None:
    [line] = blocks("json", section("Inference log"))
    answer = decode(line.encode())
    assert answer is not None
    assert list(json.loads(line)) == [each.name for each in fields(answer)]
