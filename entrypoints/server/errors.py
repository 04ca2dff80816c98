"""Addresses a service cannot listen on."""

from domain.errors.base import CreativesError


class AddressUnusable(CreativesError):
    """A service cannot listen on its address."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        self.host, self.port, self.reason = host, port, reason
        super().__init__(
            f"cannot listen on {host} port {port}: {reason}; stop what uses it, "
            "or choose another with --host and --port"
        )
