"""How many cores this process may use, which in a container are fewer than the machine has."""

import math
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

_PROC, _V1, _V2 = Path("/proc/self"), "cgroup", "cgroup2"


class _Hierarchy(NamedTuple):
    """Control groups that can limit CPU time, as they are mounted here."""

    kind: str
    root: PurePosixPath  # the group that is mounted
    mounted: Path


def available_cores() -> int:
    """At least 1: those the process may run on, and no more than its groups' quota of CPU time.

    Rounded down: once a quota is used up the kernel stops all threads of the group for the rest of
    each 100 ms, those that answer probes too. Two busy threads on a quota of 1.5 are stopped for a
    quarter of the time; one is not, and leaves half a core for reading and logging.
    """
    quota = cpu_quota()
    allowed = allowed_cores()
    return allowed if quota is None else max(1, min(allowed, math.floor(quota)))


def allowed_cores() -> int:
    """Those the process may run on: its affinity, which taskset and cpusets set."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def cpu_quota(proc: Path = _PROC) -> float | None:
    """The smallest quota of the process's control group and those around it, in cores.

    Both versions are read (https://docs.kernel.org/scheduler/sched-bwc.html and
    https://docs.kernel.org/admin-guide/cgroup-v2.html); None: there is none that can be read.

    Args:
        proc: what the system says of the process.
    """
    try:
        mounts = (proc / "mountinfo").read_text(encoding="utf-8", errors="replace")
        groups = (proc / "cgroup").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    quotas = [
        quota
        for hierarchy in _hierarchies(mounts)
        for group in _groups(groups, hierarchy.kind)
        for directory in _upwards(hierarchy, group)
        if (quota := _quota(directory, hierarchy.kind)) is not None
    ]
    return min(quotas, default=None)


def _hierarchies(mountinfo: str) -> Iterator[_Hierarchy]:
    """Of lines such as ``31 23 0:28 /docker/5f /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu``."""
    for line in mountinfo.splitlines():
        place, _, kind = line.partition(" - ")
        fields, (system, *more) = place.split(), kind.split() or [""]
        has_cpu = system == _V2 or (system == _V1 and "cpu" in more[-1].split(","))
        if has_cpu and len(fields) > 4:  # noqa: PLR2004 - root and mount point are the fourth and fifth
            yield _Hierarchy(system, PurePosixPath(fields[3]), Path(fields[4]))


def _groups(cgroup: str, kind: str) -> Iterator[PurePosixPath]:
    """The process's group, of lines such as ``0::/pod/5f`` and ``4:cpu,cpuacct:/docker/5f``."""
    for line in cgroup.splitlines():
        number, _, rest = line.partition(":")
        controllers, _, path = rest.partition(":")
        is_v2 = number == "0" and not controllers
        if is_v2 if kind == _V2 else "cpu" in controllers.split(","):
            yield PurePosixPath(path)


def _upwards(hierarchy: _Hierarchy, group: PurePosixPath) -> Iterator[Path]:
    """The group's directory and those above it, as far as they are mounted."""
    inside = (
        group.parts[len(hierarchy.root.parts) :] if group.is_relative_to(hierarchy.root) else ()
    )
    if ".." in inside:  # the group is outside of the namespace
        inside = ()
    for depth in range(len(inside), -1, -1):
        yield hierarchy.mounted.joinpath(*inside[:depth])


def _quota(directory: Path, kind: str) -> float | None:
    """In cores; None where the group has no quota of its own."""
    try:
        if kind == _V2:
            quota, period = (directory / "cpu.max").read_text(encoding="ascii").split()
        else:
            quota = (directory / "cpu.cfs_quota_us").read_text(encoding="ascii")
            period = (directory / "cpu.cfs_period_us").read_text(encoding="ascii")
        cores = int(quota) / int(period)  # "max" is no number
    except (OSError, ValueError, ZeroDivisionError):
        return None
    return cores if cores > 0 else None  # -1 in version 1
