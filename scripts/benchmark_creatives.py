"""Measure writing copy: its time, how different variants are, and whether it sells the product."""

from entrypoints.cli import run

if __name__ == "__main__":
    run("entrypoints.benchmarks.creatives.command:benchmark_creatives")
