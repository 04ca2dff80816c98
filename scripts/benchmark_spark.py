"""Measure Spark on this machine beside one process with as many threads."""

from entrypoints.cli import run

if __name__ == "__main__":
    run("entrypoints.benchmarks.spark:benchmark_spark")
