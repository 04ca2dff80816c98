"""Promotions, rollbacks, crashes and lost aliases in any order leave one story that all tell."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.base import CreativesError
from domain.model.promotion.decision_entry import DecisionEntry, compared
from domain.model.promotion.succession import changes
from domain.model.promotion.verdict import Outcome
from domain.use_cases.promote.champion_deployment import ChampionDeployment
from domain.use_cases.promote.roll_back import RollBack
from tests.fakes.decision_log import FakeDecisionLog
from tests.fakes.decisions import a_decision
from tests.fakes.experiment_tracker import FakeExperimentTracker
from tests.fakes.exported import UNSEALED, write_exported
from tests.fakes.model_registry import FakeModelRegistry
from tests.fakes.promotion_gate import ticking_clock

CHANGING = {"record", "register", "promote", "reinstate", "publish", "keep_only"}
CRASHES = st.none() | st.tuples(st.integers(1, 6), st.booleans())
TO = st.none() | st.integers(1, 6)


class Crash(BaseException):
    """The process is gone."""


class CrashingPort:
    """A port whose process can be killed before or after one of its changing calls."""

    def __init__(self, part: Any, plan: "CrashPlan") -> None:
        self._part, self._plan = part, plan

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._part, name)
        if name not in CHANGING:
            return real
        return lambda *args, **kwargs: self._plan.call(lambda: real(*args, **kwargs))


class CrashPlan:
    """Counts the changing calls of all ports, and ends the process at one of them."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.after = False

    def call(self, act: Callable[[], object]) -> object:
        if self.left is None:
            return act()
        self.left -= 1
        if self.left == 0 and not self.after:
            raise Crash
        result = act()
        if self.left == 0:
            raise Crash
        return result


class Champions(RuleBasedStateMachine):
    """The model: which champion each promoted version replaced."""

    @initialize(keep=st.integers(1, 3))
    def begin(self, keep: int) -> None:
        self.root, self.crash_plan = Path(mkdtemp()), CrashPlan()
        self.tracker, self.clock = FakeExperimentTracker(), ticking_clock()
        self.bundles: Any = CrashingPort(BundleDirectory(self.root / "models"), self.crash_plan)
        self.registry: Any = CrashingPort(FakeModelRegistry(keep_previous=keep), self.crash_plan)
        self.log: Any = CrashingPort(FakeDecisionLog(self.tracker.runs), self.crash_plan)
        self.runs, self.quiet = 0, True
        self.again: Callable[[], object] | None = None

    def teardown(self) -> None:
        rmtree(self.root, ignore_errors=True)

    @rule(crash=CRASHES)
    def promote(self, crash: tuple[int, bool] | None) -> None:
        self.runs += 1
        key = f"run {self.runs}"
        self._do(lambda: self._promote(key), crash)

    @rule(to=TO, crash=CRASHES)
    def roll_back(self, to: int | None, crash: tuple[int, bool] | None) -> None:
        self._do(lambda: self._roll_back(to), crash)

    @rule()
    def roll_back_twice(self) -> None:
        before = len(self._rollbacks())
        for _ in range(2):
            self._do(lambda: self._roll_back(None), None)
        assert len(self._rollbacks()) <= before + 1

    @rule()
    def do_it_again(self) -> None:
        if self.again is not None:
            self._do(self.again, None)

    @rule()
    def lose_aliases(self) -> None:
        self.registry.lose_aliases()
        self.quiet = False

    @invariant()
    def what_is_served_is_the_champion(self) -> None:
        if not self.quiet:
            return
        champion, served = self.registry.champion(), self.bundles.served()
        named = served and (served.manifest.model_version, served.manifest.run_id)
        assert named == (champion and (champion.version, champion.run_id))

    @invariant()
    def the_finished_changes_are_one_chain_that_ends_at_the_champion(self) -> None:
        done = [entry for entry in changes(self.log.entries()) if entry.finished]
        links = [entry.champion_version for entry in done]
        assert links == [None, *(entry.version for entry in done)][: len(done)]
        champion = self.registry.champion()
        if self.quiet and champion is not None:
            assert done[-1].version == champion.version

    @invariant()
    def no_former_champion_that_is_to_be_kept_is_gone(self) -> None:
        champion, previous = self.registry.champion(), self.registry.previous()
        there = {model.version for model in self.registry.present()}
        assert {model.version for model in (champion, previous) if model} <= there

    def _do(self, act: Callable[[], object], crash: tuple[int, bool] | None) -> None:
        self.crash_plan.left, self.crash_plan.after = crash or (None, False)
        try:
            act()
            self.again, self.quiet = None, True
        except CreativesError:  # refused: nothing was done about what a crash left, or little
            self.again = None
        except Crash:
            self.again, self.quiet = act, False
        finally:
            self.crash_plan.left = None

    def _promote(self, key: str) -> None:
        """As the gate does, with a challenger that wins unless its run is judged already."""
        with self.tracker.run(key) as run, self.bundles.promotion():
            deployment = self._deployment()
            deployment.restore_aliases()
            deployment.finish_interrupted()
            if any(e.run_id == run.run_id and e.finished for e in self.log.entries()):
                deployment.serve_champion()
                return
            champion = self.registry.champion()
            decision = replace(a_decision(), outcome=Outcome.PROMOTED)
            entry = compared(
                decision, at=self.clock(), run_id=run.run_id, dataset_version=1, opponent=champion
            )
            self.log.record(entry, decision)
            location = write_exported(self.root / key, key)
            bundle = self.bundles.seal(location, replace(UNSEALED, run_id=run.run_id))
            model = self.registry.register(
                run.run_id, accuracy=0.9, dataset_version=1, bundle=location, description="a model"
            )
            deployment.promote(entry, model, {run.run_id: bundle})

    def _roll_back(self, to: int | None) -> None:
        roll_back = RollBack(deployment=self._deployment(), tracker=self.tracker, clock=self.clock)
        before = len(self._rollbacks())
        entry = roll_back(to=to, who="ada", why="why").entry
        assert entry.finished
        assert to in (None, entry.version)
        assert len(self._rollbacks()) <= before + 1

    def _rollbacks(self) -> list[DecisionEntry]:
        return [entry for entry in self.log.entries() if entry.is_rollback]

    def _deployment(self) -> ChampionDeployment:
        return ChampionDeployment(
            bundles=self.bundles,
            registry=self.registry,
            log=self.log,
            downloads=str(self.root / "downloads"),
        )


Champions.TestCase.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
TestChampions = Champions.TestCase
