"""Processes that a program starts, and their ports."""

from domain.errors.base import CreativesError


class ServiceNotStarted(CreativesError):
    """A service that a program started did not come up."""

    def __init__(self, module: str, reason: str) -> None:
        self.module, self.reason = module, reason
        super().__init__(
            f"{module} did not start: {reason}; what it said itself stands above. If its port is "
            "taken, stop the other program or set another port (see config.yaml)"
        )


class PortTaken(CreativesError):
    """Another program listens where a program of ours should."""

    def __init__(
        self,
        port: int,
        *,
        host: str = "127.0.0.1",
        remedy: str = "choose another port with --port",
    ) -> None:
        self.port, self.host = port, host
        super().__init__(
            f"port {port} on {host} is taken by another program; stop that one, or {remedy}"
        )


class WorkerLost(CreativesError):
    """A process that shared the work ended before its time."""

    retry_helps = True

    def __init__(self) -> None:
        super().__init__(
            "a process that shared the work was ended, perhaps for want of memory; free some, or "
            "set inference.sessions lower, and go on with --resume"
        )
