"""Compare the training recipes with simple methods, on few rows and on many."""

from entrypoints.cli import run

if __name__ == "__main__":
    run("entrypoints.benchmarks.training.command:benchmark_training")
