"""Measure the dataset store: does an append cost what it adds, and a load what parsing costs?"""

from entrypoints.benchmarks.storage.benchmark import benchmark_storage
from entrypoints.cli import run

if __name__ == "__main__":
    run(benchmark_storage)
