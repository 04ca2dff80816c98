"""The benchmark's figures as a person reads them."""

from collections.abc import Iterator, Sequence
from typing import Any

from entrypoints.benchmarks.serving.figures import Target


def table(figures: dict[str, Any], targets: Sequence[Target]) -> str:
    """Lines of every part that was measured, then the targets."""
    lines = [
        f"{'start to ready':40} {figures['service']['seconds_to_ready']:9.2f} s",
        f"{'resident memory':40} {figures['service']['memory_mb']:9.0f} MB",
        *_load(figures.get("load")),
        *_overload(figures.get("overload", {})),
        *_peers(figures.get("peers", {})),
        *map(_target, targets),
    ]
    return "\n".join(lines)


def _load(load: dict[str, Any] | None) -> Iterator[str]:
    if load is None:
        return
    for name, value in load["floor_ms"].items():
        yield f"{f'in process, one text ({name})':40} {value:9.2f} ms"
    for name, value in load["ceiling_per_second"].items():
        yield f"{f'in process, all cores ({name})':40} {value:9.0f} /s"
    for count, each in load["connections"].items():
        yield _line(f"/predict, {count} connections", each)
    for count, value in load["batch_items_per_second"].items():
        yield f"{f'/batch_predict, {count} connections':40} {value:9.0f} items/s"


def _overload(storms: dict[str, dict[str, Any]]) -> Iterator[str]:
    for name, storm in storms.items():
        yield (
            f"{f'overload, {name}':40} {storm['goodput_per_second']:9.0f} /s   "
            f"offered {storm['offered_per_second']:.0f}/s   refused {storm['refused_share']:.1%}   "
            f"accepted p50 {storm['accepted_p50_ms']:.0f} p99 {storm['accepted_p99_ms']:.0f} ms   "
            f"failed {storm['failed']}   memory {storm['memory_mb'][0]:.0f} to "
            f"{storm['memory_mb'][1]:.0f} MB"
        )
        for path, probe in storm["probes"].items():
            yield (
                f"{f'  {path} meanwhile':40} {probe['p50_ms']:9.1f} ms p50   "
                f"{probe['p99_ms']:.1f} ms p99   failed {probe['failed']:.0f}"
            )


def _peers(peers: dict[str, dict[str, Any]]) -> Iterator[str]:
    for name, peer in peers.items():
        yield f"{_line(f'{name}, 16 connections', peer)}   {peer['memory_mb']:.0f} MB"


def _line(name: str, each: dict[str, float]) -> str:
    return (
        f"{name:40} {each['per_second']:9.0f} /s   p50 {each['p50_ms']:.2f}   "
        f"p95 {each['p95_ms']:.2f}   p99 {each['p99_ms']:.2f} ms   failed {each['failed']:.0f}"
    )


def _target(target: Target) -> str:
    bound = ">=" if target.at_least else "<="
    verdict = "reached" if target.reached else "NOT REACHED"
    return f"{target.name:40} {target.value:9.2f}   {bound} {target.limit:g}   {verdict}"
