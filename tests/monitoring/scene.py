"""What tests do with the services that Prometheus watches."""

import http.client
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from adapters.storage.bundle_directory import BundleDirectory
from adapters.storage.served_place import SERVED_NAME
from domain.model.promotion.bundle import MODEL_FILE
from tests.e2e.service import eventually
from tests.fakes.tiny_bundle import write_tiny_bundle
from tests.monitoring.shipped import JOBS
from tests.monitoring.webhook import Webhook


class Scene:
    """One of each service, and the Prometheus that scrapes them."""

    def __init__(
        self,
        place: Path,
        *,
        prometheus: str,
        alertmanager: str,
        inference: str,
        webhook: Webhook,
    ) -> None:
        self._place, self._models = place, place / "models"
        self._prometheus, self._alertmanager = prometheus, alertmanager
        self._inference, self.webhook = inference, webhook

    def wait_until_watched(self) -> None:
        eventually(self._is_watched)

    def _is_watched(self) -> bool:
        """Whether Alertmanager is there, and every target is reached."""
        try:
            if any(not _is_ready(each) for each in (self._prometheus, self._alertmanager)):
                return False
        except OSError:
            return False
        found = {each["metric"]["job"]: each["value"][1] for each in self.query("up")}
        return found == dict.fromkeys(JOBS, "1")

    def query(self, expression: str) -> list[dict[str, Any]]:
        """Series with their newest values; fails when Prometheus does not understand it."""
        path = f"/api/v1/query?{urlencode({'query': expression})}"
        status, answer = _ask(self._prometheus, "GET", path)
        assert status == 200, f"{expression}: {answer}"
        found: list[dict[str, Any]] = answer["data"]["result"]
        return found

    def write_creatives(self, text: str) -> int:
        """The status of the answer."""
        product = {"title": text, "description": f"{text} for every day."}
        return _ask(self._inference, "POST", "/predict", product)[0]

    def publish(self, version: int) -> None:
        """As a promotion does."""
        now = datetime.now(UTC).isoformat()
        bundle = write_tiny_bundle(self._place / f"bundle-{version}", created_at=now)
        manifest = replace(bundle.manifest, model_version=version)
        BundleDirectory(self._models).publish(bundle, manifest)

    def publish_damaged(self) -> None:
        """Put a bundle there that no promotion would let through."""
        served, damaged = self._models / SERVED_NAME, self._models / "versions" / "damaged"
        shutil.copytree(served, damaged)
        (damaged / MODEL_FILE).write_bytes(b"")
        link = self._models / "new"
        link.symlink_to(damaged.relative_to(self._models))
        link.replace(served)


def _is_ready(address: str) -> bool:
    """Of Prometheus and of Alertmanager."""
    return _request(address, "GET", "/-/ready")[0] == 200


def _ask(address: str, method: str, path: str, body: object = None) -> tuple[int, Any]:
    status, answer = _request(address, method, path, body)
    return status, json.loads(answer)


def _request(address: str, method: str, path: str, body: object = None) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(address, timeout=30)
    try:
        sent = None if body is None else json.dumps(body)
        connection.request(method, path, sent, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
