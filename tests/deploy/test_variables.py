"""Every variable that the files of deploy/ set is one of a setting, with a value it takes."""

import os
from pathlib import Path

import pytest

from entrypoints.settings.errors import InvalidSettings, UnknownSettings
from entrypoints.settings.settings import Settings, load_settings
from entrypoints.settings.sources import PREFIX
from tests.deploy.deployed import compose_variables, image_variables, kubernetes_variables

PLACES = {
    **{f"Dockerfile: {name}": each for name, each in image_variables().items()},
    **{f"compose.yaml: {name}": each for name, each in compose_variables().items()},
    **kubernetes_variables(),
}


def _load(variables: dict[str, str], monkeypatch: pytest.MonkeyPatch, empty: Path) -> Settings:
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        monkeypatch.delenv(name)
    for name, value in variables.items():
        if name.startswith(PREFIX):
            monkeypatch.setenv(name, value)
    monkeypatch.chdir(empty)  # neither our config.yaml nor our .env
    return load_settings()


@pytest.mark.parametrize("place", PLACES)
def test_settings_take_what_a_place_sets(
    place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert isinstance(_load(PLACES[place], monkeypatch, tmp_path), Settings)


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("CREATIVES_INFERENCE__PROT", "8000", UnknownSettings),
        ("CREATIVES_INFERENCE__PORT", "http", InvalidSettings),
    ],
)
def test_a_wrong_name_and_a_wrong_value_are_found(
    name: str,
    value: str,
    error: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    variables = {**image_variables()["inference"], name: value}
    with pytest.raises(error):
        _load(variables, monkeypatch, tmp_path)


def test_services_of_images_listen_on_all_addresses(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    images = image_variables()
    assert _load(images["inference"], monkeypatch, tmp_path).inference.host == "0.0.0.0"  # noqa: S104 - in a container
    assert _load(images["data"], monkeypatch, tmp_path).data_service.host == "0.0.0.0"  # noqa: S104 - in a container


def test_parts_of_compose_share_their_places(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    by_service = compose_variables()
    serving = _load(by_service["inference"], monkeypatch, tmp_path)
    by_hand = _load(by_service["retraining"], monkeypatch, tmp_path)
    nightly = _load(by_service["airflow-scheduler"], monkeypatch, tmp_path)
    assert serving.models.directory == by_hand.models.directory
    assert (nightly.models, nightly.dataset) == (by_hand.models, by_hand.dataset)
    assert nightly.tracking == by_hand.tracking
    assert nightly.data_service.base_url == by_hand.data_service.base_url == "http://data:5001"
