"""Measure the inference service beside inference alone, in overload, and beside its peers."""

from entrypoints.benchmarks.serving.command import benchmark_serving
from entrypoints.cli import run

if __name__ == "__main__":
    run(benchmark_serving)
