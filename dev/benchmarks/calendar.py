"""
`python -m dev.benchmarks.calendar`: what a calendar of 10 MB costs the child that asks.

Writes one with one-off events over five years and 200 series with exceptions, and has it read.
Prints each figure with its limit; exit status 1 if one is over.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median

from deskbreak.desktop.loop import clock
from deskbreak.storage import agenda_file
from dev.benchmarks.footprint import Figure
from tests import instants

SIZE = 10_000_000  # bytes
SERIES, EXCEPTIONS = 200, 20
DAY = timedelta(days=1)
YEARS = 5 * 365 * DAY
GOLDEN = 0.618034  # its multiples fill a circle evenly
HEAD = """\
BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:me@example.org
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""
EVENT = """\
BEGIN:VEVENT
UID:{uid}
{when}
SUMMARY:Planning the next steps
DESCRIPTION:What we said we would do\\, and who does it.\\nThen the rest of i
 t.
ATTENDEE;CN=Me;PARTSTAT=ACCEPTED:mailto:me@example.org
BEGIN:VALARM
TRIGGER:-PT10M
ACTION:DISPLAY
END:VALARM
END:VEVENT
"""
PEAK = """
import sys
from tests import instants
from deskbreak.cli import main
status = main(["calendar-probe"])
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
sys.exit(status)
"""


def main() -> int:
    """Measure and print; the exit status."""
    now = clock.read().at
    with tempfile.TemporaryDirectory() as folder:
        home = {f"XDG_{kind}_HOME": folder for kind in ("CONFIG", "CACHE", "STATE", "DATA")}
        calendar, config = Path(folder, "large.ics"), Path(folder, "deskbreak", "config.toml")
        calendar.write_text(written(now), encoding="utf-8", newline="\r\n")
        config.parent.mkdir()
        config.write_text(f'calendar.sources = ["{calendar}"]', encoding="utf-8")
        times, peaks = zip(
            *(_read(os.environ | home, config.parent) for _ in range(5)), strict=True
        )
        (source,) = agenda_file.load(config.with_name("agenda.json")).sources
        megabytes = calendar.stat().st_size / 1e6
    figures = [
        Figure("time of the child, median of 5", median(times), 2, "s"),
        Figure("its largest memory (RSS)", max(peaks), 80, "MB"),
    ]
    print(
        f"{megabytes:.1f} MB, {len(source.spans)} busy spans in the next 24 hours",
        *figures,
        sep="\n",
    )
    return 0 if source.spans and all(figure.kept for figure in figures) else 1


def written(now: datetime) -> str:
    """The calendar: the series first, then one-off events until it is large enough."""
    events = [HEAD, *_series(now)]
    size = len("".join(events).replace("\n", "\r\n"))
    for one in _one_offs(now):
        size += len(one) + one.count("\n")
        events.append(one)
        if size > SIZE:
            break
    return "".join((*events, "END:VCALENDAR\n"))


def _series(now: datetime) -> Iterator[str]:
    """Each on every working day for five years, with a day left out and some moved by an hour."""
    for number in range(SERIES):
        first = now.replace(hour=8, minute=0) - YEARS + number * (DAY + timedelta(minutes=3))
        rule = "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
        left_out = f"EXDATE;TZID=Europe/Berlin:{_local(first + 7 * DAY)}"
        yield EVENT.format(uid=f"series-{number}", when=f"{_when(first)}\n{rule}\n{left_out}")
        for week in range(2, 2 + EXCEPTIONS):
            moved = first + 7 * week * DAY
            instead = f"RECURRENCE-ID;TZID=Europe/Berlin:{_local(moved)}"
            when = f"{instead}\n{_when(moved + timedelta(hours=1))}"
            yield EVENT.format(uid=f"series-{number}", when=when)


def _one_offs(now: datetime) -> Iterator[str]:
    """Spread evenly over five years, four of them past, however many there are."""
    begin = now - YEARS * 4 / 5
    for number in count():
        at = begin + YEARS * (number * GOLDEN % 1)
        yield EVENT.format(uid=f"one-off-{number}", when=_when(at))


def _when(start: datetime) -> str:
    return f"DTSTART;TZID=Europe/Berlin:{_local(start)}\nDURATION:PT25M"


def _local(at: datetime) -> str:
    return f"{at:%Y%m%dT%H%M%S}"


def _read(environment: Mapping[str, str], cache: Path) -> tuple[float, float]:
    """Seconds that the child takes, and the largest memory of another one, in MB."""
    began = time.monotonic()
    _run(environment, cache, "-m", "deskbreak", "calendar-probe")
    took = time.monotonic() - began
    return took, int(_run(environment, cache, "-c", PEAK)) / 1024


def _run(environment: Mapping[str, str], cache: Path, *words: str) -> str:
    """Have the child read it as if for the first time; what it prints."""
    cache.joinpath("agenda.json").unlink(missing_ok=True)
    command = [sys.executable, *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return done.stdout


if __name__ == "__main__":
    instants.begin_ordinarily()
    sys.exit(main())
