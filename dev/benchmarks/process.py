"""What Linux tells of a running process: memory, time, threads, how often it woke."""

from __future__ import annotations

import os
from pathlib import Path


def resident_mb(pid: int) -> float:
    """The resident set, in MB (1024 kB each)."""
    return int(_fields(Path(f"/proc/{pid}/status"))["VmRSS"].split()[0]) / 1024


def share_mb(pid: int) -> float:
    """The proportional set (PSS), in MB: what it shares with others counts in part."""
    return int(_fields(Path(f"/proc/{pid}/smaps_rollup"))["Pss"].split()[0]) / 1024


def cpu_seconds(pid: int) -> float:
    """The time that its threads had of a core since their start."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def switches(pid: int) -> int:
    """The voluntary context switches of all threads, from their start: each is a wake-up."""
    threads = Path(f"/proc/{pid}/task").glob("*/status")
    return sum(int(_fields(thread)["voluntary_ctxt_switches"]) for thread in threads)


def _fields(status: Path) -> dict[str, str]:
    lines = (line.partition(":") for line in status.read_text().splitlines())
    return {name: value.strip() for name, _, value in lines}
