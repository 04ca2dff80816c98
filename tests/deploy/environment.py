"""The environment variables of a file for deployments, held against the settings."""

import os
from collections.abc import Mapping
from tempfile import TemporaryDirectory

import pytest

from entrypoints.settings.settings import Settings, load_settings
from entrypoints.settings.sources import PREFIX


def settings_with(variables: Mapping[str, str]) -> Settings:
    """The settings of a process that has these variables of ours, and no others.

    Raises:
        UnknownSettings: one is no setting.
        InvalidSettings: a value is not accepted.
    """
    ours = {name: value for name, value in variables.items() if name.startswith(PREFIX)}
    with TemporaryDirectory() as empty, pytest.MonkeyPatch.context() as patch:
        patch.chdir(empty)  # neither our config.yaml nor our .env
        for name in list(os.environ):
            if name.upper().startswith(PREFIX):
                patch.delenv(name)
        for name, value in ours.items():
            patch.setenv(name, value)
        return load_settings()
