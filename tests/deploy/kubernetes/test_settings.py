"""The manifests and the settings agree: variables, ports, directories, and the time to drain."""

from typing import Any

import pytest

pytest.importorskip("pydantic", reason="comes with the base, as what is tested does")

from entrypoints.settings.errors import InvalidSettings, UnknownSettings
from entrypoints.settings.sections import InferenceSettings
from tests.deploy.environment import settings_with
from tests.deploy.kubernetes.manifests import (
    OVERLAYS,
    Json,
    container,
    containers,
    documents,
    environment,
    of_kind,
    pods,
)

INFERENCE, RETRAINING = "creatives-inference", "creatives-retraining"


@pytest.fixture(params=OVERLAYS)
def objects(request: pytest.FixtureRequest) -> list[Json]:
    return documents(request.param)


def inference(objects: list[Json]) -> Json:
    return container(pods(objects)[INFERENCE], "inference")


def settings_of(objects: list[Json]) -> InferenceSettings:
    return settings_with(environment(objects, inference(objects))).inference


def test_every_variable_is_a_setting_with_an_accepted_value(objects: list[Json]) -> None:
    for pod in pods(objects).values():
        for each in containers(pod):
            settings_with(environment(objects, each))


@pytest.mark.parametrize(
    ("variables", "error"),
    [
        ({"CREATIVES_INFERENCE__PROT": "8000"}, UnknownSettings),
        ({"CREATIVES_INFERENCE__PORT": "high"}, InvalidSettings),
    ],
)
def test_a_wrong_variable_is_found(variables: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        settings_with(variables)


def test_probes_services_and_policies_use_the_port_the_service_listens_on(
    objects: list[Json],
) -> None:
    [port] = inference(objects)["ports"]
    assert port == {"name": "http", "containerPort": settings_of(objects).port}
    [service] = of_kind(objects, "Service").values()
    assert [(each["port"], each["targetPort"]) for each in service["spec"]["ports"]] == [
        (port["containerPort"], port["name"])
    ]
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        assert inference(objects)[probe]["httpGet"]["port"] == port["name"]
    policy = of_kind(objects, "NetworkPolicy")[INFERENCE]["spec"]
    assert [each["port"] for rule in policy["ingress"] for each in rule["ports"]] == [port["name"]]


def test_a_pod_that_ends_has_the_time_that_the_service_takes(objects: list[Json]) -> None:
    settings, pod = settings_of(objects), pods(objects)[INFERENCE]["spec"]
    assert "lifecycle" not in inference(objects)  # which would take from the same time
    longest = settings.drain_grace_seconds + settings.drain_seconds
    assert longest + 5 <= pod["terminationGracePeriodSeconds"]  # and time to close


def test_requests_that_were_accepted_may_take_their_time_while_a_pod_ends(
    objects: list[Json],
) -> None:
    settings = settings_of(objects)
    assert settings.deadline_seconds <= settings.drain_seconds


def test_balancers_that_ask_for_readiness_notice_before_the_service_closes(
    objects: list[Json],
) -> None:
    probe = inference(objects)["readinessProbe"]
    noticed = probe["periodSeconds"] * probe["failureThreshold"] + probe["timeoutSeconds"]
    assert noticed <= settings_of(objects).drain_grace_seconds


def _mounts(each: Json) -> dict[str, Any]:
    return {mount["name"]: mount for mount in each["volumeMounts"]}


def test_models_are_published_where_they_are_read(objects: list[Json]) -> None:
    """In the pod, or on the volume, by the directory that the images set."""
    directory = "/var/lib/creatives/models"
    reader = _mounts(inference(objects))["models"]
    assert (reader["mountPath"], reader["readOnly"]) == (directory, True)
    writers = [
        each
        for pod in pods(objects).values()
        for each in containers(pod)
        if "models" in _mounts(each) and each["name"] != "inference"
    ]
    assert writers
    for each in writers:
        assert _mounts(each)["models"] == {"name": "models", "mountPath": directory}
        given = environment(objects, each).get("CREATIVES_MODELS__DIRECTORY", directory)
        assert given == directory


def test_the_job_writes_on_its_volumes_alone(objects: list[Json]) -> None:
    job = container(pods(objects)[RETRAINING], "retraining")
    settings = settings_with(environment(objects, job))
    places = tuple(mount["mountPath"] for mount in _mounts(job).values())
    for directory in (
        settings.dataset.directory,
        settings.models.directory,
        settings.models.runs_directory,
    ):
        assert str(directory).startswith(places)
