"""Runs the data service: ``python -m entrypoints.data_app``."""

from entrypoints.processes.termination import end_on_sigterm_while_importing

if __name__ == "__main__":
    end_on_sigterm_while_importing()
    from entrypoints.cli import run  # after it: imports take a second

    run("entrypoints.data_app.service:main")
