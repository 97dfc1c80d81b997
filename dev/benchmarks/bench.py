"""The bench: deskbreak on a desktop of its own, between stand-ins and a played person."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dev.benchmarks.process import switches
from dev.benchmarks.stand_ins import StandIns
from dev.demo.person import Person
from dev.virtual_desktop import Desktop, wait_for

SETTLE = 5  # seconds from the first key until the person is known to be there
LONGEST = 90  # seconds until a shortened interval takes effect
WINDOW = "^deskbreak:"  # what the title of the routine window begins with


class Bench:
    """Starts and ends deskbreak, and measures it from outside."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        config = desktop.home / ".config/deskbreak/config.toml"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.touch()  # who has one is not welcomed with a window
        self._person = Person(desktop)
        self.others = StandIns(desktop.env["DBUS_SESSION_BUS_ADDRESS"])
        desktop.start(["xfwm4", "--compositor=off"])

    def start(self) -> float:
        """Start deskbreak: the seconds until its tray item is registered."""
        began = time.monotonic()
        self._process = self._desktop.start(["deskbreak", "run"])
        registered = self.others.registered.get(timeout=10)
        return registered - began

    @property
    def pid(self) -> int:
        """The resident process."""
        return self._process.pid

    def quit(self) -> None:
        """End deskbreak as a person would."""
        self._desktop.run("deskbreak", "quit")
        self._process.wait(timeout=5)

    @contextmanager
    def typing(self) -> Iterator[None]:
        """While a person types without a pause."""
        ended = threading.Event()

        def write() -> None:
            while not ended.is_set():
                self._person.write("a quiet day ")

        hands = threading.Thread(target=write)
        hands.start()
        try:
            time.sleep(SETTLE)
            yield
        finally:
            ended.set()
            hands.join()  # between two keys: one that is held down would repeat for ever

    def wake_ups(self, seconds: float) -> int:
        """How often any thread of deskbreak woke in the coming seconds."""
        before = switches(self.pid)
        time.sleep(seconds)
        return switches(self.pid) - before

    def remind(self) -> None:
        """Have the interval shortened to less than was sat, and type until a break is due."""
        self._desktop.run("deskbreak", "interval", "1")
        with self.typing():
            wait_for("a break that is due", self._due, LONGEST)
        self.others.notified.get(timeout=20)

    def first_frame(self, click: Callable[[], float]) -> float:
        """Seconds from a click until the routine window is on the screen and painted."""
        clicked = click()
        wait_for("a painted routine window", self._painted)
        took = time.monotonic() - clicked
        wait_for("the routine window's end", self._closed)
        return took

    def _painted(self) -> bool:
        """Text and a figure have many colours; a window that is only mapped has one or two."""
        boxes = [self._person.box(window) for window in self._person.windows(WINDOW)]
        return any(self._person.look(box).getcolors(64) is None for box in boxes)

    def _due(self) -> bool:
        return '"due"' in self._desktop.run("deskbreak", "status", "--json")

    def _closed(self) -> bool:
        self._person.press("Escape")
        return not self._person.windows(WINDOW)
