"""Hand-written stand-ins for every port of the resident loop; each keeps what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from deskbreak.desktop.notify.port import Notice
from deskbreak.desktop.processes.launch import Launcher
from deskbreak.desktop.tray.port import Face
from deskbreak.domain.reminder.levels import Probed
from deskbreak.domain.reminder.presence import Level, Moment

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class FakeClock:
    """Clocks that stand still until a test moves them."""

    at: datetime = NINE
    awake: timedelta = timedelta(hours=1)
    slept: timedelta = timedelta(0)
    reads: int = 0

    def __call__(self) -> Moment:
        self.reads += 1
        return Moment(self.at, self.awake, self.slept)

    def passes(self, **length: float) -> None:
        self.at += timedelta(**length)
        self.awake += timedelta(**length)


@dataclass
class FakeWake:
    looks: list[datetime | None] = field(default_factory=list)
    posted: list[object] = field(default_factory=list)
    stopped: bool = False

    def post(self, message: object) -> None:
        self.posted.append(message)

    def look_at(self, when: datetime | None) -> None:
        self.looks.append(when)

    def run(self, handle: Callable[[object], None]) -> None:
        raise AssertionError("the tests hand the messages over themselves")

    def stop(self) -> None:
        self.stopped = True


@dataclass
class FakeTray:
    hosted: bool = True
    faces: list[Face] = field(default_factory=list)

    def draw(self, face: Face) -> None:
        self.faces.append(face)

    def close(self) -> None:
        self.faces.clear()


@dataclass
class FakeNotifier:
    name: str = "fake"
    shown: list[Notice] = field(default_factory=list)
    withdrawn: int = 0

    def show(self, notice: Notice) -> None:
        self.shown.append(notice)

    def withdraw(self) -> None:
        self.withdrawn += 1


@dataclass
class FakePresence:
    name: str = "fake"
    watched: list[timedelta] = field(default_factory=list)

    def watch(self, idle_after: timedelta) -> None:
        self.watched.append(idle_after)

    def close(self) -> None:
        self.watched.clear()


@dataclass
class FakeProbes:
    """Answers when a test has it answer, by what is `in_use` then."""

    in_use: frozenset[Level] = frozenset()
    unknown: frozenset[Level] = frozenset()
    asked: list[frozenset[Level]] = field(default_factory=list)
    waiting: list[frozenset[Level]] = field(default_factory=list)
    programs: dict[Level, tuple[str, ...]] = field(default_factory=dict)

    def ask(self, levels: frozenset[Level]) -> None:
        self.asked.append(levels)
        self.waiting.append(levels)

    def answers(self) -> list[Probed]:
        asked, self.waiting = self.waiting, []
        return [Probed(one, one & self.in_use, one & self.unknown, self.programs) for one in asked]


@dataclass
class FakePlayers(Launcher):
    played: list[tuple[int, str, str | None]] = field(default_factory=list)
    children: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    awaited: list[str] = field(default_factory=list)
    opened: list[tuple[str, str | None]] = field(default_factory=list)

    def play(self, minutes: int, session: str, token: str | None) -> None:
        self.played.append((minutes, session, token))

    def await_end(self, session: str) -> None:
        self.awaited.append(session)

    def open(self, window: str, token: str | None) -> None:
        self.opened.append((window, token))

    def child(self, name: str, words: Sequence[str], limit: timedelta) -> None:
        self.children.append((name, tuple(words)))
