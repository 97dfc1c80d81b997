"""The day that the demo plays: sitting, a reminder, a click, a routine, the history."""

from __future__ import annotations

import json
import time
from functools import partial
from typing import Any

from dev.demo.album import Album
from dev.demo.person import Box, Person
from dev.virtual_desktop import Desktop, NotSeen, wait_for

SCREEN = Box(0, 30, 1280, 800)
TRAY = Box(900, 0, 1242, 30)  # of the panel: right of the windows, left of the clock
CONFIG = "[reminder]\nwork_interval_minutes = 1\n"
TERMINAL = (
    *("xterm", "-T", "Terminal", "-fa", "Monospace", "-fs", "11", "-geometry", "84x22+20+50"),
    *("-bg", "#fdfdf8", "-fg", "#202428", "-e", "sh"),
)
CLOCK = Box(1246, 4, 1280, 26)
LETTER = (
    "Dear Ada, thank you for the drawings. The bracket fits, and the hinge is much quieter now. ",
    "Could you send me the file for the second one? I would like to try it in oak. ",
    "We had rain all week, so the paint is still in its tin. ",
)
# rows of the menu, counted from below: what is above them comes and goes
QUIT, SETTINGS, TODAY, LENGTH, INTERVAL = -1, -2, -3, -5, -6
START = 1
ONE_MINUTE, FIVE_MINUTES = 0, 3  # in a submenu of minutes
ROUTINE = "^deskbreak:"  # what the title of its window begins with
BUTTON = 20  # pixels; lower rows are lines of text or the edge of the window
PREPARED = 9  # seconds, the longest time to get ready for an exercise


class Day:
    """What the person does, step by step; each one ends when its effect is on the screen."""

    def __init__(self, desktop: Desktop, person: Person, album: Album) -> None:
        self._desktop = desktop
        self._person = person
        self._album = album
        self._icon = TRAY
        desktop.env["PS1"] = "$ "

    def arrives(self) -> None:
        """A desktop with a terminal, and deskbreak started with one setting."""
        config = self._desktop.home / ".config/deskbreak/config.toml"
        config.parent.mkdir(parents=True)
        config.write_text(CONFIG)
        wait_for("the panel's clock", lambda: self._person.columns(CLOCK))
        before = self._person.windows()
        self._desktop.start(TERMINAL)
        self._terminal = self._person.opened("the terminal", before)
        self._person.click(self._terminal)
        empty = self._person.look(TRAY)
        with (self._album.folder / "deskbreak.log").open("w") as log:
            self._program = self._desktop.start(["deskbreak", "run"], stdout=log)
        wait_for("the icon in the panel", lambda: self._person.change(empty, TRAY))
        self._icon = self._person.change(empty, self._person.rests(TRAY)) or TRAY
        self._keep("icon", "The icon is in the panel")

    def chooses_a_minute(self) -> None:
        """Routine length, from the menu."""
        rows = self._menu()
        self._keep("menu", "A right click on the icon opens the menu")
        for row, name, said in (
            (START, "menu-start", "a break now"),
            (INTERVAL, "menu-interval", "how often to be reminded: 1 min, as the settings say"),
            (LENGTH, "menu-length", "the routine's length"),
        ):
            lengths = self._person.rows(self._person.open(f"the submenu for {said}", rows[row]))
            self._keep(name, f"A submenu offers {said}")
        self._person.click(lengths[ONE_MINUTE])
        config = self._desktop.home / ".config/deskbreak/config.toml"
        wait_for("the settings", lambda: "routine_minutes = 1" in config.read_text())
        self._album.step("1 min is clicked, and config.toml says so")

    def sits(self) -> None:
        """Types until the break is due, and a little longer: no reminder while typing."""
        self._person.write("cat > letter.txt\n")
        wait_for("a break that is due", self._writes_until_due, 100)
        self._person.write(LETTER[-1])
        status = self._status()
        self._keep("due", f"The break is {status['phase']}, and waits: {status['reason']}")

    def is_reminded(self) -> None:
        """Stops typing; the notification comes, and its first button is clicked."""
        before = self._person.windows()
        notification = self._person.opened("the notification", before)
        answers = [row for row in self._person.rows(notification) if row.height > BUTTON][-1]
        self._keep("notification", "A pause in typing, and the notification is there")
        self._person.open("the routine window", self._person.columns(answers)[0], name=ROUTINE)

    def moves(self) -> None:
        """Reads the safety text, once and for all, then does the whole routine."""
        self._person.rests(SCREEN)
        self._keep("safety", "A click on Start, and the window opens, first on the safety text")
        moves = self._moves(1)
        began = time.monotonic()
        self._person.press("Return")
        for name, second in moves:
            wait_for(name, partial(self._past, began + second), 60)
            self._keep("exercise", name)
        wait_for("the end of the routine", lambda: self._history(1, "completed"), 60)
        self._keep("end", "The last chime: the end page")
        self._person.press("2")
        self._closed()

    def looks_back(self) -> None:
        """The history, in the terminal, in the menu and in its window; then the settings."""
        self._person.click(self._terminal)
        self._person.press("Return", "ctrl+d")
        self._says("clear; deskbreak history")
        self._keep("history", "deskbreak history shows the routine")
        self._person.point(self._menu()[TODAY])
        self._keep("today", "The menu shows the day")
        self._person.press("Escape")
        self._opens(TODAY, "History", "The row of the day opens its history")
        self._opens(SETTINGS, "Settings", "Settings are a click away, each with its text")

    def leafs_through_another(self) -> None:
        """Five minutes, from the menu; next, next, stop."""
        lengths = self._person.rows(self._person.open("the lengths", self._menu()[START]))
        self._person.open("the routine window", lengths[FIVE_MINUTES], name=ROUTINE)
        self._leafs_through("light")
        wait_for("the second row", lambda: self._history(2, "stopped"))

    def moves_in_the_dark(self) -> None:
        """The dark theme, set and started by words in the terminal."""
        self._person.click(self._terminal)
        self._says("clear; deskbreak set player.theme dark")
        before = self._person.windows()
        self._person.write("deskbreak start 5\n")
        self._person.opened("the routine window", before, ROUTINE)
        self._leafs_through("dark")
        wait_for("the third row", lambda: self._history(3, "stopped"))

    def leaves(self) -> None:
        """Quit, from the menu."""
        self._person.click(self._menu()[QUIT])
        wait_for("the end of the program", lambda: self._program.poll() is not None)
        if status := self._program.returncode:
            raise NotSeen(f"the program ended with exit status {status}")
        self._keep("quit", "Quit: the icon is gone, exit status 0")

    def _opens(self, row: int, title: str, sentence: str) -> None:
        """A window, from the menu, and away with it."""
        name = f"^{title}$"
        window = self._person.open(title, self._menu()[row], name=name)
        self._person.rests(window)
        self._keep(title.lower(), sentence)
        self._person.press("Escape")
        wait_for(f"the end of {title}", lambda: not self._person.windows(name))

    def _writes_until_due(self) -> bool:
        for sentence in LETTER:
            self._person.write(sentence)
        self._person.press("Return")
        return bool(self._status()["phase"] == "due")

    def _says(self, words: str) -> None:
        """Type words into the terminal, and wait for what they print."""
        typed = self._person.look(self._terminal)
        self._person.write(f"{words}\n")
        wait_for(words, lambda: self._person.change(typed, self._terminal))
        self._person.rests(self._terminal)

    def _menu(self) -> list[Box]:
        return self._person.rows(self._person.open("the menu", self._icon, 3))

    def _status(self) -> dict[str, Any]:
        status: dict[str, Any] = json.loads(self._desktop.run("deskbreak", "status", "--json"))
        return status

    def _keep(self, name: str, sentence: str) -> None:
        self._album.keep(self._person.look(), name, sentence)

    def _moves(self, minutes: int) -> list[tuple[str, float]]:
        """What there is to see in the routine that would be given: name and second."""
        told = json.loads(self._desktop.run("deskbreak", "routine", str(minutes), "--json"))
        return [
            (f"{step['name']}: {step['kind']}", step["start"] + 0.6 * step["seconds"])
            for step in told["steps"]
        ]

    def _begun(self, minutes: int) -> float:
        """The second at which the first repetition of a routine is over."""
        told = json.loads(self._desktop.run("deskbreak", "routine", str(minutes), "--json"))
        first = next(step for step in told["steps"] if step["kind"] == "work")
        return float(first["start"] + first["seconds"] / first["reps"] + 1)

    def _history(self, count: int, outcome: str) -> bool:
        rows = json.loads(self._desktop.run("deskbreak", "history", "--json"))
        return len(rows) == count and rows[0]["outcome"] == outcome

    def _leafs_through(self, theme: str) -> None:
        """Does some of the first exercise, looks at two more, and stops; that much is kept."""
        looks = (self._begun(5), PREPARED, PREPARED)
        for name, seconds in zip(("The first", "The second", "The third"), looks, strict=True):
            wait_for(name, partial(self._past, time.monotonic() + seconds), 2 * seconds)
            self._keep(theme, f"{name} exercise of five minutes, {theme}")
            self._person.press("Right")
        self._person.press("Escape")
        self._closed()
        self._album.step("Escape stops it and asks nothing")

    def _past(self, moment: float) -> bool:
        return time.monotonic() >= moment

    def _closed(self) -> None:
        wait_for("the window's end", lambda: not self._person.windows(ROUTINE))
