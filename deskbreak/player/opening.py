"""The page that comes first: the routine, safety before it, or why there is none now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.routine.blocks import Routine
from deskbreak.domain.settings import Avoid, CheckFirst, Person
from deskbreak.player import phrases
from deskbreak.player.window import Window
from deskbreak.widgets.health import Health

Save = Callable[[Mapping[str, object]], str]
"""Writes settings by their keys; why it could not, or nothing."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a person says here counts at once, for this routine and in the settings."""

    window: Window
    compose: Callable[[Person], Routine]
    save: Save
    today: date

    def show(self, routine: Routine, person: Person, *, first_time: bool) -> None:
        """Turn to the page that is right for a routine; `first_time`: with the safety text."""
        if routine.gate:
            cleared = {"person.cleared_on": self.today.isoformat()}
            clear = partial(self._told, replace(person, cleared_on=self.today), cleared)
            self.window.show_instead(
                phrases.GATE_TITLE, routine_phrases.gate(routine.gate), {phrases.CLEARED: clear}
            )
        elif not routine.blocks:
            self.window.show_instead(phrases.NOTHING_FITS_TITLE, routine_phrases.NOTHING_FITS)
        elif first_time:
            ticked = partial(self._ticked, person)
            self.window.show_safety(lambda: Health(person.avoid, person.check_first, ticked))
        else:
            self.window.begin()

    def _ticked(
        self, person: Person, avoid: tuple[Avoid, ...], check_first: tuple[CheckFirst, ...]
    ) -> None:
        changed = {
            f"person.{name}": [str(one) for one in ticked]
            for name, ticked in (("avoid", avoid), ("check_first", check_first))
            if ticked != getattr(person, name)
        }
        cleared = person.cleared_on if check_first == person.check_first else None
        person = replace(person, avoid=avoid, check_first=check_first, cleared_on=cleared)
        self._told(person, changed)

    def _told(self, person: Person, changed: Mapping[str, object]) -> None:
        routine = self.compose(person)
        self.window.take(routine, person)
        show = partial(self.show, routine, person, first_time=False)
        if trouble := self.save(changed):
            self.window.show_trouble(reminder_phrases.NOT_SET_TITLE, trouble, show)
        else:
            show()
