"""Compare what the inference service was asked with the rows its champion was trained on."""

from entrypoints.cli import run
from entrypoints.drift.command import drift, exit_code

if __name__ == "__main__":
    run(drift, exit_code=exit_code)
