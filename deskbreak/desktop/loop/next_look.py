"""
What every loop of the resident has: an inbox, and the one job of APScheduler, the next look.

The job is placed anew by each decision. A look that comes late (after a suspend) still comes, and
once: by its own defaults APScheduler would drop it.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from queue import SimpleQueue
from types import ModuleType

from deskbreak.domain.reminder.presence import LookDue

# What APScheduler imports and we never use costs 40 ms and 7 MB: asyncio for one function of
# another executor, a pool of processes, and the list of every installed package for plug-ins.
_UNUSED: Mapping[str, Mapping[str, object]] = {
    "asyncio": {"iscoroutinefunction": None},
    "importlib.metadata": {"version": lambda _name: "0", "entry_points": lambda **_: ()},
    "apscheduler.executors.pool": {"ThreadPoolExecutor": None},
    "uuid": {"uuid4": None},  # our job has a name
}
_stand_ins = {name: ModuleType(name) for name in _UNUSED.keys() - sys.modules.keys()}
for _name, _module in _stand_ins.items():
    vars(_module).update(_UNUSED[_name])
sys.modules.update(_stand_ins)
try:
    from apscheduler.executors.debug import DebugExecutor
    from apscheduler.schedulers.background import BackgroundScheduler
    from apscheduler.schedulers.base import BaseScheduler
    from apscheduler.triggers.date import DateTrigger
finally:
    for _name in _stand_ins:
        del sys.modules[_name]

__all__ = ["BackgroundScheduler", "BaseScheduler", "LookWake"]

log = logging.getLogger(__name__)
logging.getLogger("apscheduler").setLevel(logging.WARNING)  # else three lines for each look

JOB = "next look"


class LookWake:
    """`Wake` over any scheduler."""

    def __init__(self, scheduler: Callable[..., BaseScheduler]) -> None:
        """`scheduler` makes the scheduler; what is posted before `run` waits for it."""
        self._inbox: SimpleQueue[object] = SimpleQueue()
        self._stopped = False
        self._scheduler = scheduler(
            timezone=UTC,
            executors={"default": DebugExecutor()},  # the job only posts: no pool of threads
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def post(self, message: object) -> None:
        """Put `message` into the inbox."""
        self._inbox.put(message)

    def look_at(self, when: datetime | None) -> None:
        """Place the next look; in the thread of `run`, or before it."""
        if when is not None:
            self._scheduler.add_job(
                self.post,
                DateTrigger(when, timezone=UTC),
                args=(LookDue(),),
                id=JOB,
                name=JOB,
                replace_existing=True,
            )
        elif self._scheduler.get_job(JOB):
            self._scheduler.remove_job(JOB)

    def run(self, handle: Callable[[object], None]) -> None:
        """Hand each message to `handle`, in the order of `post`, until `stop`."""
        self._scheduler.start()
        while not self._stopped:
            message = self._next()
            try:
                handle(message)
            except Exception:
                log.exception("%r could not be handled", message)
        self._scheduler.shutdown()

    def stop(self) -> None:
        """End `run` after the message in hand."""
        self._stopped = True
        self.post(None)

    def _next(self) -> object:
        return self._inbox.get()
