"""Simulate a year of nightly promotions by luck, under every policy."""

from entrypoints.benchmarks.simulations.promotion_luck import simulate_promotion
from entrypoints.cli import run

if __name__ == "__main__":
    run(simulate_promotion)
