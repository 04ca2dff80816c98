"""Saving is all or nothing."""

from pathlib import Path
from typing import Never

import pytest
from safetensors import SafetensorError

from adapters.training.checkpoint import load_checkpoint
from adapters.training.classifier import build_classifier
from adapters.training.model_directory import full_disk_as_storage_full, save_model
from domain.errors.storage import AccessDenied, StorageFull

FULL_DISK = Path("/dev/full")  # a device that answers every write with ENOSPC


class InterruptedModel:
    """Is interrupted after it wrote half of itself."""

    def save_pretrained(self, directory: Path, **_: object) -> Never:
        directory.mkdir()
        (directory / "model.safetensors").write_bytes(b"half")
        raise KeyboardInterrupt


class ModelOnFullDisk:
    """Meets the full disk after it wrote half of itself."""

    def save_pretrained(self, directory: Path, **_: object) -> None:
        directory.mkdir()
        (directory / "config.json").write_bytes(b"half")
        FULL_DISK.write_bytes(b"weights")


def save(model: object, checkpoint: str, output: Path) -> None:
    save_model(
        model, load_checkpoint(checkpoint).tokenizer, {"metrics.json": "{}\n"}, output=output
    )


@pytest.fixture
def former(tmp_path: Path) -> Path:
    output = tmp_path / "m"
    output.mkdir()
    (output / "former.txt").write_text("still here")
    return output


def test_missing_parents_are_made(tiny_checkpoint: str, tmp_path: Path) -> None:
    output = tmp_path / "a" / "b" / "m"
    save(build_classifier(load_checkpoint(tiny_checkpoint).body), tiny_checkpoint, output)
    assert (output / "metrics.json").read_text() == "{}\n"
    assert list(output.parent.iterdir()) == [output]
    assert len({path.stat().st_mode for path in output.iterdir()}) == 1  # the umask's, for all


def test_interrupted_while_writing_the_former_model_stays(
    tiny_checkpoint: str, former: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        save(InterruptedModel(), tiny_checkpoint, former)
    assert sorted(former.parent.rglob("*")) == [former, former / "former.txt"]


@pytest.mark.skipif(not FULL_DISK.is_char_device(), reason="needs the device /dev/full")
def test_on_a_full_disk_the_former_model_stays(tiny_checkpoint: str, former: Path) -> None:
    with pytest.raises(StorageFull) as caught:
        save(ModelOnFullDisk(), tiny_checkpoint, former)
    assert caught.value.path == str(former)
    assert sorted(former.parent.rglob("*")) == [former, former / "former.txt"]


def test_safetensors_own_error_for_a_full_disk_is_known() -> None:
    # as safetensors 0.8 words it on a full tmpfs
    error = SafetensorError("Error while serializing: I/O error: No space left (os error 28)")
    with pytest.raises(StorageFull, match="weights"), full_disk_as_storage_full(Path("weights")):
        raise error


def test_other_errors_pass_unchanged() -> None:
    error = SafetensorError("header too large")
    with (
        pytest.raises(SafetensorError) as caught,
        full_disk_as_storage_full(Path("weights")),
    ):
        raise error
    assert caught.value is error


def test_what_the_system_refuses_is_explained() -> None:
    with pytest.raises(AccessDenied), full_disk_as_storage_full(Path("weights")):
        raise PermissionError(13, "no")
