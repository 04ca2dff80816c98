"""Measure writing copy: its time beside inference, and how different variants are."""

from entrypoints.benchmarks.creatives.benchmark import benchmark_creatives
from entrypoints.cli import run

if __name__ == "__main__":
    run(benchmark_creatives)
