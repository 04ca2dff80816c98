"""Load that the service can bear, beside what inference alone costs in the same seconds."""

from dataclasses import asdict
from pathlib import Path

from entrypoints.benchmarks.serving.bench import BUSY, Bench
from entrypoints.benchmarks.serving.in_process import CORES, ceiling, floor, plain_runner
from entrypoints.benchmarks.serving.wrk import run_wrk

_CONNECTIONS = (1, 4, BUSY, 64)
_BATCH_CONNECTIONS, _BATCH_SIZE = (1, 2), 64


def measure_load(bench: Bench, bodies: Path, bundle: Path) -> None:
    """Inference alone, then every number of connections, once a round.

    Args:
        bodies: for /predict.
        bundle: that is served.
    """
    runners = [plain_runner(bundle) for _ in range(CORES)]
    texts = [question.text for question in bench.questions]
    items = [asdict(question) for question in bench.questions]
    starts = range(0, len(items), _BATCH_SIZE)
    batches = bench.bodies("batch", ({"items": items[at : at + _BATCH_SIZE]} for at in starts))
    batch_url = bench.server.url("/batch_predict")
    for _ in bench.each_round("load"):
        least = floor(runners[0], texts, seconds=bench.seconds)
        most = ceiling(runners, texts, seconds=bench.seconds)
        bench.record("in process, one text: ms", least)
        bench.record("in process, all cores: texts/s", most)
        loads = {count: bench.predict(bodies, count) for count in _CONNECTIONS}
        for count, load in loads.items():
            bench.record_load(f"/predict on {count}", load)
        bench.record("p50 on 1 / in process", loads[1].p50 / least)
        bench.record(f"answers on {BUSY} / in process", loads[BUSY].good / most)
        bench.record(f"p99 on {BUSY} / p50", loads[BUSY].p99 / loads[BUSY].p50)
        for count in _BATCH_CONNECTIONS:
            load = run_wrk(batch_url, batches, connections=count, seconds=bench.seconds)
            bench.record(f"/batch_predict on {count}: items/s", _BATCH_SIZE * load.good)
            bench.record(f"items on {count} / in process", _BATCH_SIZE * load.good / most)
