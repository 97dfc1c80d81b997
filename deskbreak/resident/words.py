"""What the control socket asks for, checked, and what it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from deskbreak.desktop.messages import Request
from deskbreak.domain.lengths import LONGEST, LONGEST_ROUTINE
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.reminder.events import (
    Done,
    Here,
    News,
    NotHere,
    Pause,
    Resume,
    Sit,
    Skip,
    Snooze,
    Stand,
    Start,
    Undo,
    WasAway,
)
from deskbreak.domain.reminder.pauses import here_words, paused_words
from deskbreak.domain.reminder.presence import Moment
from deskbreak.domain.settings import Reminder
from deskbreak.resident import menu, phrases

if TYPE_CHECKING:
    from deskbreak.resident.loop import Loop


def serve(loop: Loop, request: Request, now: Moment) -> None:
    """Do what a line from the control socket asks for, and answer it."""
    word = str(request.words.get("word"))
    if word == "status":
        request.reply({"ok": True, **loop.report(now)})
    elif word == "hello":
        token = request.words.get("token")
        loop.greet(str(token) if token else None)
        request.reply({"ok": True, "text": loop.sentence(now)})
    elif word == "settings":
        loop.written(now)
        request.reply({"ok": True, "text": loop.sentence(now)})
    elif word == "preview":
        loop.preview(now)
        request.reply({"ok": True, "text": loop.sentence(now)})
    elif word in {"rows", "row"}:
        request.reply(_rows(loop, request.words.get("path"), now))
    elif word == "forget":
        request.reply(_forget(loop, request.words.get("day")))
    elif word == "quit":
        request.reply({"ok": True, "text": phrases.STOPPING})
        loop.quit(now)
    elif word == "pause":
        asked = str(request.words.get("until") or "")
        paused = loop.until(asked, Pause, now)
        text = loop.sentence(now) if paused else paused_words(asked)
        request.reply({"ok": paused, "text": text})
    elif word == "here":
        request.reply(_here(loop, str(request.words.get("until") or ""), now))
    else:
        request.reply(_news(loop, request.words, now))


def _here(loop: Loop, asked: str, now: Moment) -> dict[str, Any]:
    """Somebody is here without the keyboard, until then or no longer."""
    if asked == "off":
        loop.happen(NotHere(), now)
        return {"ok": True, "text": loop.sentence(now)}
    if not loop.until(asked, Here, now) or loop.desk.here_until is None:
        return {"ok": False, "text": here_words(asked)}
    until = reminder_phrases.here_until(loop.desk.here_until, now, loop.rules.zone)
    return {"ok": True, "text": f"{until}."}


def _forget(loop: Loop, day: object) -> dict[str, Any]:
    """Delete a day of the history, or `all` of it, at somebody's wish."""
    try:
        which = None if day == "all" else date.fromisoformat(str(day))
        trouble = loop.parts.journal.forget(which, loop.rules.zone)
    except ValueError:
        trouble = reminder_phrases.UNKNOWN_WORD
    return {"ok": not trouble, "text": trouble or reminder_phrases.DELETED}


def _rows(loop: Loop, path: object, now: Moment) -> dict[str, Any]:
    """The menu, after a click on the row at `path` if there is one: its text below its menus'."""
    ok = True
    if path is not None:
        row = menu.at(menu.rows(loop.shown(now)), path if isinstance(path, list) else [])
        ok = row is not None
        if row:
            loop.take(row.message, now)
    rows = [menu.plain(row) for row in menu.rows(loop.shown(now))]
    return {"ok": ok, "icon": menu.face(loop.desk, loop.rules, now).icon, "rows": rows}


def _news(loop: Loop, words: Mapping[str, Any], now: Moment) -> dict[str, Any]:
    news = news_of(words, loop.settings.reminder, loop.usual(now))
    if news is None:
        return {"ok": False, "text": reminder_phrases.UNKNOWN_WORD}
    before = loop.desk
    if isinstance(news, Skip) and before.due is None:
        return {"ok": False, "text": phrases.NOTHING_DUE}
    if isinstance(news, Undo) and before.to_undo(loop.parts.clock()) is None:
        return {"ok": False, "text": reminder_phrases.NOTHING_TO_UNDO}
    loop.happen(news, now)
    match news:
        case Start():
            text = phrases.ALREADY_OPEN if before.player else phrases.OPENING
        case Snooze() if before.due is None:
            text = phrases.moved(loop.sentence(now))
        case Done() if loop.parts.journal.trouble:
            text = f"{loop.sentence(now)}\n{phrases.HISTORY_WAITS}: {loop.parts.journal.trouble}."
        case WasAway():
            told = loop.desk.to_undo(now)
            if told is None or told == before.concluded:
                return {"ok": False, "text": phrases.NOTHING_SAT}
            text = f"{reminder_phrases.took_off(told)}."
        case _:
            text = loop.sentence(now)
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
        case "away" if minutes is not None:
            return WasAway(timedelta(minutes=minutes))
        case "standing" if words.get("state") in {"on", "off"}:
            return Stand() if words["state"] == "on" else Sit()
    return None
