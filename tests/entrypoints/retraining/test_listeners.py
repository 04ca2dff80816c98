"""Who is told by the settings: those that are set, and nobody by default."""

import pytest

from entrypoints.bootstrap.notices import build_listeners
from entrypoints.bootstrap.training import build_deployment
from entrypoints.settings.sections import NoticeSettings
from entrypoints.settings.settings import Settings, override

WEBHOOK = {"webhook": "https://hooks.example.com", "webhook_secret": "c2VjcmV0" * 4}
COMMAND = {"command": ["./tell.sh"]}


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({}, []),
        (WEBHOOK, ["webhook"]),
        (COMMAND, ["command"]),
        ({**WEBHOOK, **COMMAND}, ["webhook", "command"]),
    ],
)
def test_changes_are_recorded_as_to_be_told_where_somebody_is(
    given: dict[str, object], names: list[str]
) -> None:
    assert list(build_listeners(NoticeSettings.model_validate(given))) == names
    settings = override(Settings(), "notice", **given)
    assert build_deployment(settings, downloads="runs").is_told is bool(names)
