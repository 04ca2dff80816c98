"""Variables of the Dockerfile and the compose file are those of settings, with values they take."""

import pytest

from entrypoints.settings.errors import InvalidSettings, UnknownSettings
from entrypoints.settings.settings import Settings
from tests.deploy.deployed import compose_variables, image_variables
from tests.deploy.environment import settings_with

PLACES = {
    **{f"Dockerfile: {name}": each for name, each in image_variables().items()},
    **{f"compose.yaml: {name}": each for name, each in compose_variables().items()},
}


@pytest.mark.parametrize("place", PLACES)
def test_settings_take_what_a_place_sets(place: str) -> None:
    assert isinstance(settings_with(PLACES[place]), Settings)


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
) -> None:
    variables = {**image_variables()["inference"], name: value}
    with pytest.raises(error):
        settings_with(variables)


def test_services_of_images_listen_on_all_addresses() -> None:
    images = image_variables()
    assert settings_with(images["inference"]).inference.host == "0.0.0.0"  # noqa: S104 - in a container
    assert settings_with(images["data"]).data_service.host == "0.0.0.0"  # noqa: S104 - in a container


def test_parts_of_compose_share_their_places() -> None:
    by_service = compose_variables()
    serving = settings_with(by_service["inference"])
    by_hand = settings_with(by_service["retraining"])
    nightly = settings_with(by_service["airflow-scheduler"])
    assert serving.models.directory == by_hand.models.directory
    assert (nightly.models, nightly.dataset) == (by_hand.models, by_hand.dataset)
    assert nightly.tracking == by_hand.tracking
    assert nightly.data_service.base_url == by_hand.data_service.base_url == "http://data:5001"
