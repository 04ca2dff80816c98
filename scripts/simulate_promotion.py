"""Simulate a year of nightly promotions by luck, under every policy."""

from entrypoints.cli import run

if __name__ == "__main__":
    run("entrypoints.benchmarks.simulations.promotion:simulate_promotion")
