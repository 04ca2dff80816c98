"""Measure the dataset store: does an append cost what it adds, and a load what parsing costs?"""

from entrypoints.cli import run

if __name__ == "__main__":
    run("entrypoints.benchmarks.storage.benchmark:benchmark_storage")
