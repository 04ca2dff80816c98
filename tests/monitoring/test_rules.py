"""The files of deploy/prometheus: valid, their own tests pass, the guide knows every alert."""

import re
import subprocess

import pytest

from tests.docs.page import GUIDE, anchors, guide, headings, section
from tests.fakes.exposition import all_metrics
from tests.monitoring.shipped import PROMETHEUS, alerts, expressions, rules

RULES = sorted(file.name for file in PROMETHEUS.glob("*.rules.yml"))
TESTS = sorted(file.name for file in PROMETHEUS.glob("*.test.yml"))
NAMES = [alert["alert"] for alert in alerts()]


def _run(*command: str) -> None:
    done = subprocess.run(
        command, cwd=PROMETHEUS, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_prometheus_takes_the_configuration_and_the_rules(promtool: str) -> None:
    _run(promtool, "check", "config", "prometheus.yml")
    _run(promtool, "check", "rules", "--lint-fatal", *RULES)


def test_alertmanager_takes_its_example(amtool: str) -> None:
    _run(amtool, "check-config", "alertmanager.yml")


@pytest.mark.parametrize("file", TESTS)
def test_unit_tests_of_the_rules_pass(promtool: str, file: str) -> None:
    _run(promtool, "test", "rules", file)


def test_a_unit_test_expects_every_rule() -> None:
    expected = "".join((PROMETHEUS / file).read_text(encoding="utf-8") for file in TESTS)
    for name in NAMES:
        assert f'alertname="{name}"' in expected
    for rule in rules():
        assert "alert" in rule or rule["record"] in expected


def test_the_windows_of_errors_differ_in_nothing_else() -> None:
    share = "job:creatives_errors:ratio_rate"
    windows = {
        rule["expr"].replace(f"[{rule['record'].removeprefix(share)}]", "[window]")
        for rule in rules()
        if rule.get("record", "").startswith(share)
    }
    assert len(windows) == 1
    assert "[window]" in windows.pop()


@pytest.mark.parametrize("alert", alerts(), ids=NAMES)
def test_an_alert_says_how_bad_it_is_and_what_to_do(alert: dict[str, dict[str, str]]) -> None:
    assert alert["labels"]["severity"] in {"critical", "warning"}
    assert set(alert["annotations"]) == {"summary", "description", "runbook"}
    page, _, anchor = alert["annotations"]["runbook"].partition("#")
    assert page == f"docs/{GUIDE.name}"
    [title] = [title for _, title, name in anchors(guide()) if name == anchor]
    assert title == alert["alert"]


def test_the_guide_has_a_section_for_every_alert_and_none_for_another() -> None:
    assert headings(4, section("Alerts and dashboards")) == NAMES


def test_rules_and_dashboard_ask_for_metrics_that_exist() -> None:
    families = set(re.findall(r"^# TYPE (\w+) ", all_metrics(), re.MULTILINE))
    recorded = {rule["record"] for rule in rules() if "record" in rule}
    for expression in [rule["expr"] for rule in rules()] + [text for _, text in expressions()]:
        asked = set(re.findall(r"(?<![\w:])job:[\w:]+", expression))
        assert asked <= recorded
        plain = re.sub(r"job:[\w:]+|\"[^\"]*\"", "", expression)
        named = re.findall(r"\b(?:creatives|process)_\w+", plain)
        assert {re.sub(r"_(bucket|count|sum)$", "", name) for name in named} <= families
