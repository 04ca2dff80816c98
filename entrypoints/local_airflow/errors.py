"""A local Airflow that does not run."""

from domain.errors.base import CreativesError


class AirflowRunning(CreativesError):
    """An Airflow is asked for in a home in which one runs."""

    def __init__(self, home: str) -> None:
        self.home = home
        super().__init__(
            f"an Airflow already runs in {home}; stop that one with Ctrl-C first, or, when the "
            f"terminal it was started in is gone, with: fuser -k {home}/.lock"
        )


class AirflowFailed(CreativesError):
    """A part of Airflow ended, or did not become ready."""

    def __init__(self, part: str, reason: str, log: str, final_output: str) -> None:
        self.part, self.reason, self.log, self.final_output = part, reason, log, final_output
        super().__init__(f"Airflow's {part} {reason}; the end of {log}:\n{final_output}")


class DagBroken(CreativesError):
    """A DAG file cannot be imported."""

    def __init__(self, directory: str, reason: str) -> None:
        self.directory, self.reason = directory, reason
        super().__init__(
            f"Airflow cannot import what is in {directory}; "
            f"correct the file, then start again:\n{reason}"
        )
