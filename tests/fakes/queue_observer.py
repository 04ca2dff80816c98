"""Remembers the waiting and running times that the threads of the model report."""

from dataclasses import dataclass, field


@dataclass
class Seen:
    """Implements ``QueueObserver``; raises ``fault`` once, at the next text."""

    fault: BaseException | None = None
    waited_seconds: list[float] = field(default_factory=list)
    ran_seconds: list[float] = field(default_factory=list)

    def waited(self, seconds: float) -> None:
        if self.fault is not None:
            fault, self.fault = self.fault, None
            raise fault
        self.waited_seconds.append(seconds)

    def ran(self, seconds: float) -> None:
        self.ran_seconds.append(seconds)
