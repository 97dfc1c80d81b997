"""What the control socket asks for, checked, and what it is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from deskbreak.desktop.messages import ActivationToken, Request
from deskbreak.desktop.tray.port import Face, Row
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.reminder.desk import Desk, Rules
from deskbreak.domain.reminder.events import Done, News, Resume, Skip, Snooze, Start, Undo
from deskbreak.domain.reminder.pauses import paused_words
from deskbreak.domain.settings import Reminder, Settings
from deskbreak.resident import menu, phrases
from deskbreak.resident.parts import Parts

LONGEST = 240  # minutes
LONGEST_ROUTINE = 15


class Resident(Protocol):
    """What can be asked of the loop; see there."""

    desk: Desk
    settings: Settings
    rules: Rules
    parts: Parts

    @property
    def usual(self) -> int: ...
    def happen(self, news: News) -> None: ...
    def pause(self, asked: str) -> bool: ...
    def greet(self) -> None: ...
    def reload(self) -> None: ...
    def handle(self, message: object) -> None: ...
    def rows(self) -> Sequence[Row]: ...
    def face(self) -> Face: ...
    def preview(self) -> None: ...
    def quit(self) -> None: ...
    def sentence(self) -> str: ...
    def report(self) -> dict[str, Any]: ...


def serve(loop: Resident, request: Request) -> None:
    """Do what a line from the control socket asks for, and answer it."""
    word = request.words.get("word")
    if word == "status":
        request.reply({"ok": True, **loop.report()})
    elif word == "hello":
        if token := request.words.get("token"):
            loop.handle(ActivationToken(str(token)))
        loop.greet()
        request.reply({"ok": True, "text": loop.sentence()})
    elif word == "settings":
        loop.reload()
        request.reply({"ok": True, "text": loop.sentence()})
    elif word == "preview":
        loop.preview()
        request.reply({"ok": True, "text": loop.sentence()})
    elif word in {"rows", "row"}:
        request.reply(_rows(loop, request.words.get("path")))
    elif word == "forget":
        request.reply(_forget(loop, request.words.get("day")))
    elif word == "quit":
        request.reply({"ok": True, "text": phrases.STOPPING})
        loop.quit()
    elif word == "pause":
        asked = str(request.words.get("until") or "")
        paused = loop.pause(asked)
        text = loop.sentence() if paused else paused_words(asked)
        request.reply({"ok": paused, "text": text})
    else:
        request.reply(_news(loop, request.words))


def _forget(loop: Resident, day: object) -> dict[str, Any]:
    """Delete a day of the history, or `all` of it, at somebody's wish."""
    try:
        which = None if day == "all" else date.fromisoformat(str(day))
        trouble = loop.parts.journal.forget(which, loop.rules.zone)
    except ValueError:
        trouble = reminder_phrases.UNKNOWN_WORD
    return {"ok": not trouble, "text": trouble or reminder_phrases.DELETED}


def _rows(loop: Resident, path: object) -> dict[str, Any]:
    """The menu, after a click on the row at `path` if there is one: its text below its menus'."""
    ok = True
    if path is not None:
        row = menu.at(loop.rows(), path if isinstance(path, list) else [])
        ok = row is not None
        if row:
            loop.handle(row.message)
    shown = [menu.plain(row) for row in loop.rows()]
    return {"ok": ok, "icon": loop.face().icon, "rows": shown}


def _news(loop: Resident, words: Mapping[str, Any]) -> dict[str, Any]:
    news = news_of(words, loop.settings.reminder, loop.usual)
    if news is None:
        return {"ok": False, "text": reminder_phrases.UNKNOWN_WORD}
    before = loop.desk
    if isinstance(news, Skip) and before.due is None:
        return {"ok": False, "text": phrases.NOTHING_DUE}
    if isinstance(news, Undo) and before.concluded is None:
        return {"ok": False, "text": reminder_phrases.NOTHING_TO_UNDO}
    loop.happen(news)
    match news:
        case Start():
            text = phrases.ALREADY_OPEN if before.player else phrases.OPENING
        case Snooze() if before.due is None:
            text = phrases.moved(loop.sentence())
        case _:
            text = loop.sentence()
    return {"ok": True, "text": text}


def news_of(words: Mapping[str, Any], reminder: Reminder, usual: int) -> News | None:
    """The news a request brings; None for a word or a number that is not known."""
    minutes = words.get("minutes")
    if minutes is not None and (type(minutes) is not int or not 1 <= minutes <= LONGEST):
        return None
    match words.get("word"):
        case "start" if minutes is None or minutes <= LONGEST_ROUTINE:
            return Start(minutes or usual)
        case "snooze":
            return Snooze(minutes or reminder.snooze_offered_minutes)
        case "skip":
            return Skip()
        case "done":
            return Done(minutes or reminder.routine_minutes)
        case "resume":
            return Resume()
        case "undo":
            return Undo()
    return None
