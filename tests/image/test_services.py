"""The images of both services as they run: with a root that is read-only, and as a plain user."""

import os
import signal
from pathlib import Path

from tests.image.containers import running
from tests.image.images import BASE, facts

USER = "10001"
MOST_BYTES = 350_000_000
BRIEF = {"title": "Wool Scarf", "description": "Warm scarf of soft wool."}


def test_inference_answers_on_a_root_that_is_read_only(
    inference_image: str, models: Path, tmp_path: Path
) -> None:
    with running(inference_image, tmp_path, section="INFERENCE", models=models) as service:
        service.wait_until(lambda: service.answers("/ready"))
        status, creative = service.ask("/predict", BRIEF)
        assert (status, creative["model_version"]) == (200, 1)
        assert service.user_ids() == {USER}
        refused = service.run("touch", "/app/file", "/opt/file", "/var/lib/creatives/file")
        assert refused.stderr.count("Read-only file system") == 3
        lines = service.log.read_text()
    spoken = lines.replace("http.telemetry.", "")  # of our own modules
    assert "elemetry" not in spoken
    assert "Traceback" not in lines


def test_health_check_follows_the_service(
    inference_image: str, models: Path, tmp_path: Path
) -> None:
    proxy = "http://proxy.invalid:3128"  # never asked for what is in the container
    with running(
        inference_image, tmp_path, section="INFERENCE", models=models, http_proxy=proxy
    ) as service:
        service.wait_until(lambda: service.answers("/health"))
        assert service.is_healthy()
        os.kill(service.pid, signal.SIGSTOP)
        assert not service.is_healthy()
        os.kill(service.pid, signal.SIGCONT)
        assert service.is_healthy()


def test_data_service_answers(data_image: str, models: Path, tmp_path: Path) -> None:
    with running(data_image, tmp_path, section="DATA_SERVICE", models=models) as service:
        service.wait_until(lambda: service.answers("/health"))
        assert service.is_healthy()
        status, products = service.ask("/generate_data?count=3")
        assert (status, products["metadata"]["count"]) == (200, 3)
        assert service.user_ids() == {USER}
        assert service.exit_code_after_sigterm() == 0


def test_images_say_who_runs_and_how_they_are_stopped(
    inference_image: str, data_image: str
) -> None:
    for image in (inference_image, data_image):
        config = facts(image)["Config"]
        assert config["User"] == f"{USER}:{USER}"
        assert config["StopSignal"] == "SIGTERM"
        assert config["Cmd"][:2] == ["python3", "-m"]


def test_inference_adds_little_to_the_base_image(inference_image: str) -> None:
    added = facts(inference_image)["Size"] - facts(BASE)["Size"]
    print(f"{added / 1e6:.0f} MB beyond the base image")
    assert added <= MOST_BYTES


def test_all_bytecode_is_in_the_image(inference_image: str, models: Path, tmp_path: Path) -> None:
    """Python would make what is missing anew at each start."""
    find_missing = """
import importlib.util, sys
modules = [each for each in sys.modules.values() if getattr(each, "__cached__", None)]
print(*(each.__file__ for each in modules if not __import__("os").path.exists(each.__cached__)))
"""
    with running(inference_image, tmp_path, section="INFERENCE", models=models) as service:
        program = f"import entrypoints.inference_app.__main__\n{find_missing}"
        listed = service.run("python3", "-c", program)
    assert (listed.returncode, listed.stdout) == (0, "\n"), listed.stderr
