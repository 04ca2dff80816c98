"""Compare the training recipes with simple methods, on few rows and on many."""

from entrypoints.benchmarks.training.command import benchmark_training
from entrypoints.cli import run

if __name__ == "__main__":
    run(benchmark_training)
