"""Fixtures of everything that reads settings."""

import os

import pytest


@pytest.fixture
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without any variable of ours."""
    for name in list(os.environ):
        if name.upper().startswith("CREATIVES_"):
            monkeypatch.delenv(name)
