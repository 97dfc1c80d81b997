"""What Linux tells of a running process: memory, threads, how often it woke."""

from __future__ import annotations

from pathlib import Path


def resident_mb(pid: int) -> float:
    """The resident set, in MB (1024 kB each)."""
    return int(_fields(Path(f"/proc/{pid}/status"))["VmRSS"].split()[0]) / 1024


def switches(pid: int) -> int:
    """The voluntary context switches of all threads, from their start: each is a wake-up."""
    threads = Path(f"/proc/{pid}/task").glob("*/status")
    return sum(int(_fields(thread)["voluntary_ctxt_switches"]) for thread in threads)


def _fields(status: Path) -> dict[str, str]:
    lines = (line.partition(":") for line in status.read_text().splitlines())
    return {name: value.strip() for name, _, value in lines}
