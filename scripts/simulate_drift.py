"""Simulate nights on which a shop changes, or does not, and count how often drift is seen."""

from entrypoints.cli import run

if __name__ == "__main__":
    run("entrypoints.benchmarks.simulations.drift:simulate_drift")
