"""Images as buildah makes them, without a registry and without a daemon."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
# Has what the Dockerfile needs of the official Python image, which a registry would have to give.
BASE = "localhost/creatives-test-base"
ENVIRONMENT = {**os.environ, "STORAGE_DRIVER": "overlay"}
_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
_LONGEST_SECONDS = 1_500


class CommandFailed(Exception):
    """With the last of what the command said."""


def check_namespaces() -> None:
    """Raises CommandFailed where those of a container may not be made."""
    _run("unshare", "--mount", "--pid", "--fork", "true")


def make_base() -> None:
    """Debian's Python 3.11, once on a machine."""
    container = _run("buildah", "from", "scratch")
    try:
        root = _run("buildah", "mount", container)
        packages = "--include=ca-certificates,python3,python3-venv"
        _run("debootstrap", "--variant=minbase", packages, "bookworm", root)
        # pip in a build reaches its index as this machine does.
        shutil.copy(_CERTIFICATES, Path(root) / _CERTIFICATES.relative_to("/"))
        _run("buildah", "commit", container, BASE)
    finally:
        _run("buildah", "rm", container)


def build(target: str, base: str) -> str:
    """Build a target of the Dockerfile; gives the image's name.

    The layers of an earlier build are taken where nothing changed.
    """
    image = f"localhost/creatives-test-{target}"
    _run(
        *("buildah", "build", "--isolation=chroot", "--format=docker", "--layers"),
        *(f"--build-arg=PYTHON_IMAGE={base}", f"--target={target}", f"--tag={image}"),
        *("--pull=never", "--file", str(ROOT / "deploy" / "Dockerfile"), str(ROOT)),
    )
    return image


def exists(image: str) -> bool:
    return bool(_run("buildah", "images", "--quiet", "--filter", f"reference={image}"))


def facts(image: str) -> Any:
    """What an image says about itself; its size is in bytes."""
    return json.loads(_run("podman", "image", "inspect", image))[0]


def _run(*command: str) -> str:
    done = subprocess.run(
        command,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=_LONGEST_SECONDS,
        check=False,
    )
    if done.returncode:
        raise CommandFailed(f"{command[0]}: {done.stdout[-3_000:]}{done.stderr[-3_000:]}")
    return done.stdout.strip()
