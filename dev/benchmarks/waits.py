"""
`python -m dev.benchmarks.waits`: proof that deskbreak does not tick; about five minutes.

Follows every system call of the running program by strace, for two minutes at rest and two of
typing, and prints them all: what is not there did not wake it. A wait that a time limit ended
shows as `= 0`; the only one allowed is the next look.
"""

from __future__ import annotations

import subprocess
import sys
import time

from dev.benchmarks.bench import Bench
from dev.virtual_desktop import virtual_desktop
from tests import instants

WINDOW = 120  # seconds
SETTLE = 20  # seconds after the start
ALLOWED = 1  # the next look


def follow(pid: int, seconds: int) -> list[str]:
    """Every system call of all threads in the coming seconds, as strace prints them."""
    words = ["timeout", str(seconds), "strace", "--follow-forks", "--relative-timestamps"]
    done = subprocess.run(
        [*words, "--attach", str(pid)], capture_output=True, text=True, check=False
    )
    return [line for line in done.stderr.splitlines() if "strace: Process" not in line]


def timed_out(calls: list[str]) -> int:
    """How many waits were ended by time and by nothing else."""
    return sum(
        line.endswith(("= 0 (Timeout)", "ETIMEDOUT (Connection timed out)")) for line in calls
    )


def main() -> int:
    """Follow and print; the exit status."""
    with virtual_desktop() as desktop:
        bench = Bench(desktop)
        bench.start()
        time.sleep(SETTLE)
        rest = follow(bench.pid, WINDOW)
        with bench.typing():
            typing = follow(bench.pid, WINDOW)
    for name, calls in (("at rest", rest), ("of typing", typing)):
        print(f"-- {WINDOW} s {name}: {len(calls)} lines, {timed_out(calls)} waits ended by time")
        print(*calls, sep="\n")
    return 0 if max(timed_out(rest), timed_out(typing)) <= ALLOWED else 1


if __name__ == "__main__":
    instants.begin_ordinarily()
    sys.exit(main())
