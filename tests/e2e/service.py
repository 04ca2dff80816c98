"""The inference service as a process of its own, over a models directory of its own."""

import json
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from adapters.storage.bundle_directory import BundleDirectory
from adapters.storage.served_place import SERVED_NAME

_LIMIT_SECONDS = 60
_REFUSED = re.compile(r"^creatives_bundles_refused_total (\S+)$", re.MULTILINE)


class Service:
    """Started at once; ``process`` is to be ended by whoever made it."""

    def __init__(
        self, environment: dict[str, str], place: Path, *, champion: Path, port: int
    ) -> None:
        self.port, self.models, self._log = port, place / "models", place / "service.log"
        self.good = place / "good"  # a bundle to publish from
        shutil.copytree(champion, self.good)
        self._bundles = BundleDirectory(self.models)
        self._newest = 0
        self.publish_next()
        own = {
            "CREATIVES_MODELS__DIRECTORY": str(self.models),
            "CREATIVES_INFERENCE__PORT": str(port),
        }
        with self._log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "entrypoints.inference_app"],
                env={**environment, **own},
                cwd=place,
                stdout=log,
                stderr=log,
            )

    def wait_until_ready(self) -> None:
        eventually(self._is_ready)

    @property
    def log(self) -> str:
        return self._log.read_text()

    @property
    def resident_megabytes(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) / 1024

    @property
    def refused(self) -> float:
        found = _REFUSED.search(self._get("/metrics"))
        assert found is not None
        return float(found[1])

    def publish_next(self) -> int:
        """Publish the good bundle under the next version, as a promotion does."""
        self._newest += 1
        with self._bundles.promotion():
            bundle = self._bundles.open(str(self.good))
            manifest = replace(bundle.manifest, model_version=self._newest)
            self._bundles.publish(bundle, manifest)
            self._bundles.keep_only({self._newest, self._newest - 1})
        return self._newest

    def publish_damaged(self, damage: Callable[[Path], None]) -> None:
        """Put a bundle into service that no promotion would let through."""
        bad = self.models / "versions" / "damaged"
        shutil.rmtree(bad, ignore_errors=True)
        shutil.copytree(self.good, bad)
        damage(bad)
        link = self.models / "new_link"
        link.symlink_to(bad.relative_to(self.models))
        link.replace(self.models / SERVED_NAME)

    def answering_version(self) -> int:
        """Of the model that writes a creative now."""
        body = json.dumps({"title": "Wool Scarf", "description": "Warm."}).encode()
        version: int = json.loads(self._get("/predict", body))["model_version"]
        return version

    def info(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._get("/info"))
        return answer

    def _is_ready(self) -> bool:
        assert self.process.poll() is None, self.log
        try:
            return bool(self._get("/ready"))
        except (urllib.error.URLError, ConnectionError):
            return False

    def _get(self, path: str, body: bytes | None = None) -> str:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            text: str = answer.read().decode()
        return text


def eventually(happened: Callable[[], bool]) -> None:
    """Wait for it."""
    deadline = time.monotonic() + _LIMIT_SECONDS
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)
