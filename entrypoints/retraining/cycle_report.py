"""What became of each step of a cycle that an orchestrator ran, for people who read its log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE
from rich.table import Table

from entrypoints.retraining import step_words
from entrypoints.retraining.pipeline import Json
from entrypoints.retraining.tables import as_text

DONE, FAILED, NOT_RUN, SKIPPED = "success", "failed", "upstream_failed", "skipped"

WORDS: dict[str, Callable[[Json], str]] = {
    "generate_data": step_words.collected_and_warned,
    "save_and_version_data": step_words.versioned,
    "train_model": step_words.trained,
    "export_onnx": step_words.exported,
    "check_and_register": step_words.decided,
}
_STATES = {DONE: "done", FAILED: "FAILED", NOT_RUN: "not run", SKIPPED: "skipped"}
_WIDTH = 96  # columns; the log on a page of 1400 pixels shows that many


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOutcome:
    """One step after its last attempt.

    Attributes:
        step: a name in ``WORDS``.
        state: as the orchestrator calls it.
        seconds: of the last attempt; None when it never began.
        result: what the step returned.
        failure: why the last attempt failed, as far as it could still say so.
    """

    step: str
    state: str
    seconds: float | None
    result: Json | None
    failure: str | None

    @property
    def ran(self) -> bool:
        return self.state in (DONE, FAILED)

    @property
    def words(self) -> str:
        """What happened, in one line."""
        if self.state == DONE:
            return WORDS[self.step](self.result) if self.result else "set to success by hand"
        if self.state == FAILED:
            return (
                self.failure or "ended without saying why (killed, or lost its worker); see its log"
            )
        if self.state == NOT_RUN:
            return "a step before it failed"
        return ""


@dataclass(frozen=True, slots=True)
class CycleReport:
    """All steps of one cycle, in their order."""

    outcomes: Sequence[StepOutcome]

    @property
    def failed(self) -> bool:
        return any(each.state not in (DONE, SKIPPED) for each in self.outcomes)

    def verdict(self) -> str:
        """The cycle in one sentence: the first failure, else what the last step decided."""
        for each in self.outcomes:
            if each.state == FAILED:
                return f"{each.step} failed: {each.words}"
        if self.failed:
            return "not every step was run"
        ran = (each.words for each in reversed(self.outcomes) if each.state != SKIPPED)
        return next(ran, "nothing was new")

    def table(self) -> str:
        """One row per step: state, time and what happened."""
        table = Table("step", "state", "time", "what happened", box=SIMPLE, pad_edge=False)
        for each in self.outcomes:
            seconds = f"{each.seconds:.1f} s" if each.ran and each.seconds is not None else ""
            state = _STATES.get(each.state, each.state)
            table.add_row(each.step, state, seconds, each.words)
        return as_text(table, width=_WIDTH)
