"""Simulate nights on which a shop changes, or does not, and count how often drift is seen."""

from entrypoints.benchmarks.simulations.drift_power import simulate_drift
from entrypoints.cli import run

if __name__ == "__main__":
    run(simulate_drift)
