"""Measure the inference service beside inference alone, in overload, and beside its peers."""

from entrypoints.cli import run

if __name__ == "__main__":
    run("entrypoints.benchmarks.serving.command:benchmark_serving")
