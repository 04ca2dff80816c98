"""The whole benchmark: start our service, measure the parts that were asked for, stop it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from entrypoints.benchmarks.serving import comparison, overload
from entrypoints.benchmarks.serving.conditions import Machine, describe_questions
from entrypoints.benchmarks.serving.figures import Target
from entrypoints.benchmarks.serving.in_process import CORES, Runner, plain_runner
from entrypoints.benchmarks.serving.load import BATCH_SIZE, Bench, measure_rounds
from entrypoints.benchmarks.serving.peers import Peer
from entrypoints.benchmarks.serving.report import table
from entrypoints.benchmarks.serving.service import our_service
from entrypoints.benchmarks.serving.texts import (
    Question,
    batch_bodies,
    draw_questions,
    predict_bodies,
)
from entrypoints.benchmarks.serving.wrk import Wrk
from entrypoints.processes.errors import ServiceNotStarted

_QUESTIONS = 6_400
_SLOWEST_START, _MOST_MEMORY = 1.0, 250.0


class Part(StrEnum):
    """What can be left out."""

    LOAD = "load"
    OVERLOAD = "overload"
    PEERS = "peers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to measure, and how long.

    Args:
        bundle: that is served.
        our_runner: our own scorer of a bundle, with a session of its own.
        peers: to compare with.
        parts: of the benchmark.
        seconds: of one measurement.
        rounds: of measurements.
        seed: of the questions and of their order.
    """

    bundle: Path
    our_runner: Callable[[], Runner]
    peers: Sequence[Peer]
    parts: Collection[Part]
    seconds: float
    rounds: int
    seed: int


def benchmark(plan: Plan, directory: Path, tell: Callable[[str], None]) -> dict[str, Any]:
    """Figures of all parts, and how they stand to the targets.

    Args:
        directory: empty, for questions and logs.
        tell: of the progress, and the table at the end.
    """
    machine = Machine()
    questions = draw_questions(count=_QUESTIONS, seed=plan.seed)
    wrk = Wrk(directory, seed=plan.seed)
    tell("starting the service")
    with our_service(plan.bundle, directory) as (server, seconds_to_ready):
        bench = Bench(
            wrk=wrk,
            server=server,
            single=wrk.questions("predict", predict_bodies(questions)),
            batches=wrk.questions("batch", batch_bodies(questions, size=BATCH_SIZE)),
            seconds=plan.seconds,
            rounds=plan.rounds,
            tell=tell,
        )
        figures, targets = _measure(plan, bench, questions, directory)
    start = Target(
        name="start to ready s", value=seconds_to_ready, limit=_SLOWEST_START, at_least=False
    )
    targets.append(start)
    figures["service"]["seconds_to_ready"] = seconds_to_ready
    tell(f"\n{table(figures, targets)}")
    return {
        "machine": machine.describe(tell),
        "questions": describe_questions(plan.bundle, questions),
        "seconds": plan.seconds,
        "rounds": plan.rounds,
        **figures,
        "targets": {target.name: target.as_json() for target in targets},
    }


def _measure(
    plan: Plan, bench: Bench, questions: Sequence[Question], directory: Path
) -> tuple[dict[str, Any], list[Target]]:
    figures: dict[str, Any] = {}
    targets: list[Target] = []
    bench.load(4)  # warm
    if Part.LOAD in plan.parts:
        runners = {
            "plain": [plain_runner(str(plan.bundle)) for _ in range(CORES)],
            "ours": [plan.our_runner() for _ in range(CORES)],
        }
        rounds = measure_rounds(bench, runners, [question.text for question in questions])
        figures["load"] = rounds.as_json()
        targets += rounds.targets()
    memory = bench.server.megabytes()  # before overload, which has a figure of its own
    figures["service"] = {"memory_mb": memory}
    targets.append(Target(name="memory MB", value=memory, limit=_MOST_MEMORY, at_least=False))
    if Part.PEERS in plan.parts:
        duels = dict(_duels(plan, bench, questions, directory))
        figures["peers"] = {name: duel.as_json() for name, duel in duels.items()}
        targets += comparison.targets(duels)
    if Part.OVERLOAD in plan.parts:
        storms = overload.measure_overload(bench)
        figures["overload"] = {name: overload.as_json(gales) for name, gales in storms.items()}
        targets += [each for name in storms for each in overload.targets(name, storms[name])]
    return figures, targets


def _duels(
    plan: Plan, bench: Bench, questions: Sequence[Question], directory: Path
) -> Iterator[tuple[str, comparison.Duel]]:
    """With every peer that starts; minutes of figures are not lost with one that does not."""
    for peer in plan.peers:
        try:
            yield peer.name, comparison.compare(bench, peer, questions, directory)
        except ServiceNotStarted as error:
            bench.tell(f"left out: {error}")
