"""An alert of the shipped rules goes all the way: service, Prometheus, Alertmanager, receiver."""

from tests.e2e.service import eventually
from tests.monitoring.scene import Scene


def _wait_for(scene: Scene, alert: str, *statuses: str) -> None:
    eventually(lambda: scene.webhook.statuses(alert) == list(statuses))


def test_the_missing_model_is_told_until_one_is_promoted(scene: Scene) -> None:
    assert scene.write_creatives("Wool Scarf") == 503
    _wait_for(scene, "CreativesNoModel", "firing")
    told = next(
        each for each in scene.webhook.alerts if each["labels"]["alertname"] == "CreativesNoModel"
    )
    assert told["labels"]["severity"] == "critical"
    assert told["labels"]["instance"] in told["annotations"]["summary"]

    scene.publish(1)
    _wait_for(scene, "CreativesNoModel", "firing", "resolved")
    assert scene.write_creatives("Wool Scarf") == 200
    assert scene.webhook.statuses("CreativesModelRefused") == []


def test_a_promotion_that_cannot_be_loaded_is_told(scene: Scene) -> None:
    scene.publish(2)
    eventually(lambda: scene.write_creatives("Wool Scarf") == 200)
    scene.publish_damaged()
    _wait_for(scene, "CreativesModelRefused", "firing")
    assert scene.write_creatives("Wool Scarf") == 200
    scene.publish(3)
    _wait_for(scene, "CreativesModelRefused", "firing", "resolved")
