"""Measure writing copy: its time beside inference, and how different variants are."""

from entrypoints.cli import run

if __name__ == "__main__":
    run("entrypoints.benchmarks.creatives.benchmark:benchmark_creatives")
