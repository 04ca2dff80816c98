"""Cores that a process may use: affinity, and the smallest quota of its control groups."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrypoints import cores
from entrypoints.cores import available_cores, cpu_quota
from entrypoints.settings.sections import InferenceSettings

V1, V2 = "cgroup", "cgroup2"


class Machine:
    """A made-up /proc/self and /sys/fs/cgroup below a directory."""

    def __init__(self, directory: Path) -> None:
        self.proc, self.groups = directory / "proc", directory / "cgroup"
        self.proc.mkdir()
        self.groups.mkdir()
        self._mounts = ["22 28 0:21 / /proc rw,nosuid shared:14 - proc proc rw"]
        self._cgroup: list[str] = []
        self._write()

    def mount(self, kind: str, process: str, *, root: str = "/", controllers: str = "cpu") -> Path:
        """A hierarchy whose group ``root`` is mounted, and the process's group in it."""
        number = len(self._mounts)
        where = self.groups / f"{kind}-{number}"
        where.mkdir()
        options = "rw,nsdelegate" if kind == V2 else f"rw,{controllers}"
        self._mounts.append(
            f"{number} 28 0:{number} {root} {where} rw,nosuid shared:9 - {kind} {kind} {options}"
        )
        self._cgroup.append(f"0::{process}" if kind == V2 else f"{number}:{controllers}:{process}")
        self._write()
        return where

    def _write(self) -> None:
        (self.proc / "mountinfo").write_text("\n".join(self._mounts) + "\n")
        (self.proc / "cgroup").write_text("\n".join(self._cgroup) + "\n")

    @property
    def quota(self) -> float | None:
        return cpu_quota(self.proc)


def limit(group: Path, kind: str, quota: str, period: str = "100000") -> None:
    group.mkdir(parents=True, exist_ok=True)
    if kind == V2:
        (group / "cpu.max").write_text(f"{quota} {period}\n")
    else:
        (group / "cpu.cfs_quota_us").write_text(f"{'-1' if quota == 'max' else quota}\n")
        (group / "cpu.cfs_period_us").write_text(f"{period}\n")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("kind", [V1, V2])
@pytest.mark.parametrize(
    ("quota", "period", "expected"),
    [("max", "100000", None), ("150000", "100000", 1.5), ("20000", "10000", 2.0)],
)
def test_a_quota_is_time_by_period(
    machine: Machine, kind: str, quota: str, period: str, expected: float | None
) -> None:
    limit(machine.mount(kind, "/"), kind, quota, period)
    assert machine.quota == expected


@pytest.mark.parametrize("kind", [V1, V2])
def test_the_smallest_of_nested_groups_holds(machine: Machine, kind: str) -> None:
    top = machine.mount(kind, "/kubepods/pod7/5f")
    limit(top, kind, "max")
    limit(top / "kubepods", kind, "800000")
    limit(top / "kubepods/pod7", kind, "50000")
    limit(top / "kubepods/pod7/5f", kind, "300000")
    limit(top / "kubepods/pod8", kind, "10000")  # of another
    assert machine.quota == 0.5


@pytest.mark.parametrize("kind", [V1, V2])
@pytest.mark.parametrize("process", ["/docker/5f", "/docker/5f/x", "/../../other", "/elsewhere"])
def test_in_a_container_its_own_group_is_what_is_mounted(
    machine: Machine, kind: str, process: str
) -> None:
    limit(machine.mount(kind, process, root="/docker/5f"), kind, "250000")
    assert machine.quota == 2.5


def test_both_versions_side_by_side(machine: Machine) -> None:
    limit(machine.mount(V1, "/a", controllers="cpu,cpuacct") / "a", V1, "400000")
    limit(machine.mount(V1, "/a", controllers="cpuset") / "a", V1, "100000")
    limit(machine.mount(V2, "/b") / "b", V2, "300000")
    assert machine.quota == 3.0


@pytest.mark.parametrize("content", ["", "max", "max max", "0 100000", "1 0", "a b", "-1 100000"])
def test_what_cannot_be_read_is_no_quota(machine: Machine, content: str) -> None:
    (machine.mount(V2, "/") / "cpu.max").write_text(content)
    assert machine.quota is None


def test_without_control_groups_there_is_no_quota(machine: Machine, tmp_path: Path) -> None:
    assert machine.quota is None
    assert cpu_quota(tmp_path / "none") is None


@given(mounts=st.text(), groups=st.text())
def test_whatever_the_system_says_is_no_error(
    tmp_path_factory: pytest.TempPathFactory, mounts: str, groups: str
) -> None:
    proc = tmp_path_factory.mktemp("proc")
    line = f"1 2 0:3 / {proc} rw - cgroup2 x rw\n"
    (proc / "mountinfo").write_text(line + mounts, encoding="utf-8", errors="replace")
    (proc / "cgroup").write_text("0::/x\n" + groups, encoding="utf-8", errors="replace")
    assert cpu_quota(proc) is None


@pytest.mark.parametrize(
    ("quota", "cores_used"),
    [(None, 4), (64.0, 4), (4.0, 4), (3.99, 3), (2.5, 2), (1.0, 1), (0.25, 1)],
)
def test_sessions_are_the_cores_that_affinity_and_quota_leave(
    monkeypatch: pytest.MonkeyPatch, quota: float | None, cores_used: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 2, 4, 6}, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    monkeypatch.setattr(cores, "cpu_quota", lambda: quota)
    assert available_cores() == cores_used
    assert InferenceSettings().sessions == cores_used
