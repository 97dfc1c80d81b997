"""What the player is heard through, in tests: it writes down what it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass
class FakeSounder:
    """`Sounder`; it writes down what it is asked for."""

    asked: list[str] = field(default_factory=list)
    by: list[timedelta] = field(default_factory=list)
    silent: bool = False

    def ready(self) -> None:
        self.asked.append("(ready)")

    def give(self, what: str, by: timedelta) -> None:
        self.asked.append(what.removeprefix("/chimes/"))
        self.by.append(by)

    def hush(self) -> None:
        self.asked.append("(hush)")

    def close(self) -> None:
        self.asked.append("(close)")

    def take(self) -> list[str]:
        asked, self.asked = self.asked, []
        return asked
