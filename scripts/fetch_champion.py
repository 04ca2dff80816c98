"""Fetch the champion's bundle from MLflow to where it is served."""

from entrypoints.processes.termination import end_on_sigterm_while_importing

if __name__ == "__main__":
    end_on_sigterm_while_importing()
    from entrypoints.cli import run  # after it: imports take a second

    run("entrypoints.retraining.fetch_command:fetch_champion")
