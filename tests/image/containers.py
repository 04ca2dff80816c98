"""Containers of podman that tests start, ask and signal."""

import http.client
import json
import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fakes.workplace import free_port
from tests.image.images import ENVIRONMENT

MODELS = "/var/lib/creatives/models"
_LIMIT_SECONDS = 60
# crun refuses machines with both versions of control groups; these containers need neither.
_WITHOUT_UNIFIED = 'umount /sys/fs/cgroup/unified 2>/dev/null; exec podman "$@"'


@dataclass(frozen=True)
class Container:
    """One that runs.

    Attributes:
        port: of this machine, as is its network.
        pid: of its process 1, as this machine counts.
        process: the podman that started it, and ends with its exit code.
        log: what it writes.
    """

    name: str
    port: int
    pid: int
    process: "subprocess.Popen[bytes]"
    log: Path

    def ask(self, path: str, body: object = None) -> tuple[int, Any]:
        """Status and JSON; POST where there is a body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            method, content = ("GET", None) if body is None else ("POST", json.dumps(body))
            connection.request(method, path, content, {"Content-Type": "application/json"})
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        finally:
            connection.close()

    def wait_until(self, happened: Callable[[], bool]) -> None:
        def ended_or_happened() -> bool:
            return self.process.poll() is not None or happened()

        eventually(ended_or_happened)
        assert self.process.poll() is None, self.log.read_text()

    def answers(self, path: str) -> bool:
        """Whether with 200."""
        try:
            return self.ask(path)[0] == http.client.OK
        except OSError:
            return False

    def is_healthy(self) -> bool:
        """What the image's HEALTHCHECK says."""
        command = _podman("healthcheck", "run", self.name)
        return subprocess.run(command, env=ENVIRONMENT, check=False).returncode == 0

    def has_imported(self, library: str) -> bool:
        """Whether a compiled module is in the memory of its process 1."""
        return library in Path(f"/proc/{self.pid}/maps").read_text()

    def user_ids(self) -> set[str]:
        status = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return set(next(line for line in status if line.startswith("Uid:")).split()[1:])

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """In the container, beside its process 1."""
        return subprocess.run(
            _podman("exec", self.name, *command),
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            check=False,
        )

    def exit_code_after_sigterm(self) -> int:
        os.kill(self.pid, signal.SIGTERM)
        return self.process.wait(_LIMIT_SECONDS)


@contextmanager
def running(
    image: str, place: Path, *, section: str, models: Path, **variables: str
) -> Iterator[Container]:
    """A container that has no more than a service needs: its root is read-only, its port free.

    Args:
        section: of the settings, which the port belongs to.
        variables: besides those of the image.
    """
    port = free_port()
    name, pid_file, log = f"creatives-test-{port}", place / "pid", place / "log"
    variables[f"CREATIVES_{section}__PORT"] = str(port)
    command = _podman(
        *("run", "--rm", "--name", name, "--pidfile", str(pid_file)),
        *("--network=host", "--cgroups=disabled", "--log-driver=none"),
        *("--read-only", "--read-only-tmpfs=false"),
        *("--cap-drop=all", "--security-opt=no-new-privileges"),
        # podman would raise these, which not every machine allows.
        *(_ulimit("nofile", resource.RLIMIT_NOFILE), _ulimit("nproc", resource.RLIMIT_NPROC)),
        *(f"--volume={models}:{MODELS}:ro",),
        *(f"--env={key}={value}" for key, value in variables.items()),
        image,
    )
    with log.open("w") as output:
        process = subprocess.Popen(command, env=ENVIRONMENT, stdout=output, stderr=output)
    try:
        eventually(lambda: process.poll() is not None or _holds_number(pid_file))
        assert process.poll() is None, log.read_text()
        yield Container(name, port, int(pid_file.read_text()), process, log)
    finally:
        subprocess.run(_podman("rm", "--force", "--ignore", name), env=ENVIRONMENT, check=False)
        process.wait(_LIMIT_SECONDS)


def eventually(happened: Callable[[], bool]) -> None:
    """Wait for it."""
    deadline = time.monotonic() + _LIMIT_SECONDS
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.01)


def _podman(*arguments: str) -> list[str]:
    return ["unshare", "--mount", "sh", "-c", _WITHOUT_UNIFIED, "podman", *arguments]


def _holds_number(file: Path) -> bool:
    return file.exists() and file.read_text().strip().isdigit()


def _ulimit(name: str, limit: int) -> str:
    most = min(each for each in (*resource.getrlimit(limit), 1_000) if each >= 0)
    return f"--ulimit={name}={most}:{most}"
