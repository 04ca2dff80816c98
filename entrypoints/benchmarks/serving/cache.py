"""What a text that was asked before costs: the same requests, with and without kept scores."""

from dataclasses import asdict

from entrypoints.benchmarks.serving.bench import BUSY, Bench
from entrypoints.benchmarks.serving.servers import Server
from entrypoints.benchmarks.serving.wrk import run_wrk

_TEXTS = 100  # fewer than are kept


def measure_cache(bench: Bench, caching: Server) -> None:
    """Few texts again and again, once a round.

    Args:
        bench: of the service without kept scores.
        caching: the same service with them.
    """
    bodies = bench.bodies("again", map(asdict, bench.questions[:_TEXTS]))
    url = caching.url("/predict")
    run_wrk(url, bodies, connections=BUSY, seconds=bench.seconds)  # each text for the first time
    for _ in bench.each_round("cache"):
        for connections in (1, BUSY):
            asked = bench.predict(bodies, connections)
            known = run_wrk(url, bodies, connections=connections, seconds=bench.seconds)
            bench.record_load(f"asked again on {connections}", known)
            bench.record(f"p50 of these / without cache on {connections}", known.p50 / asked.p50)
            bench.record(f"answers / without cache on {connections}", known.good / asked.good)
