"""What a Linux desktop offers for each need, asked once, when a person wants to know."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

from deskbreak.desktop import doctor_phrases, linux
from deskbreak.desktop.busy.port import Probe
from deskbreak.desktop.dbus import blocking, login_session
from deskbreak.desktop.dbus.bus import DAEMON
from deskbreak.desktop.dbus.login_session import LOGIN, SESSION
from deskbreak.desktop.doctor.finding import Finding, State, asked, idle, works
from deskbreak.desktop.presence.lock import SCREEN_SAVERS
from deskbreak.desktop.sound.speech_dispatcher import SpeechDispatcher
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Level, called

WATCHER = ("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher")
NOTIFICATIONS = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications")


def findings() -> Iterator[Finding]:
    """Every need of the desktop, in the order in which a person meets them."""
    yield asked(
        "tray", _tray, doctor_phrases.tray_remedy(os.environ.get("XDG_CURRENT_DESKTOP", ""))
    )
    yield asked("notifications", _notifications, doctor_phrases.NOTIFICATIONS_REMEDY)
    yield idle(linux.idle_source())
    yield asked("lock", _lock, doctor_phrases.LOCK_REMEDY)
    yield _screen()
    with ThreadPoolExecutor() as pool:  # each may take seconds
        yield from pool.map(_level, *zip(*linux.levels().items(), strict=True))
    yield asked("voice", _voice, doctor_phrases.VOICE_REMEDY)
    yield _chimes()


def _tray() -> Finding:
    name, path = WATCHER
    with blocking.bus("SESSION") as session, suppress(Unavailable):
        if session.get((name, path, name), "IsStatusNotifierHostRegistered"):
            return works("tray", name)
    raise Unavailable(doctor_phrases.NO_TRAY_HOST)


def _notifications() -> Finding:
    name, path = NOTIFICATIONS
    with blocking.bus("SESSION") as session:
        with suppress(Unavailable):  # it may run without the bus knowing how to start it
            session.call(DAEMON, "StartServiceByName", "su", (name, 0))
        server, _vendor, version, _spec = session.call((name, path, name), "GetServerInformation")
        (capabilities,) = session.call((name, path, name), "GetCapabilities")
    found = f"{server} {version}"
    if "actions" in capabilities:
        return works("notifications", found)
    return Finding("notifications", State.LIMITED, found, doctor_phrases.NO_BUTTONS)


def _lock() -> Finding:
    with blocking.bus("SYSTEM") as system:
        try:
            system.get((LOGIN, login_session.own(), SESSION), "LockedHint")
        except Unavailable:
            return _screen_saver()
        return works("lock", "logind")


def _screen_saver() -> Finding:
    with blocking.bus("SESSION") as session:
        for name in SCREEN_SAVERS:
            (owned,) = session.call(DAEMON, "NameHasOwner", "s", (name,))
            if owned:
                return works("lock", name)
    raise Unavailable(doctor_phrases.NO_LOCK)


def _screen() -> Finding:
    try:
        dark = linux.screen_is_dark()
    except Unavailable as unavailable:
        return Finding("screen", State.LIMITED, str(unavailable), doctor_phrases.SCREEN_REMEDY)
    return works("screen", doctor_phrases.DARK if dark else doctor_phrases.LIT)


def _level(level: Level, probe: Probe) -> Finding:
    question = partial(_answer, level, probe)
    found = asked(level, question, called(level).remedy)
    unknown = found.state is State.MISSING  # it counts as free, and the rest goes on
    return Finding(level, State.LIMITED, found.found, found.remedy) if unknown else found


def _answer(level: Level, probe: Probe) -> Finding:
    use = probe()
    names = [] if isinstance(use, bool) else [name for name in use if name]
    if names:
        return works(level, doctor_phrases.in_use_by(names))
    return works(level, doctor_phrases.IN_USE if use else doctor_phrases.FREE)


def _voice() -> Finding:
    try:
        dispatcher = SpeechDispatcher(0.5, "en")
    except Unavailable as unavailable:
        if shutil.which("espeak-ng"):
            return works("voice", "espeak-ng")
        raise Unavailable(str(unavailable)) from unavailable
    dispatcher.close()
    return works("voice", "speech-dispatcher")


def _chimes() -> Finding:
    found = next((command for command, *_ in linux.PLAYERS if shutil.which(command)), None)
    if found:
        return works("chimes", found)
    return Finding("chimes", State.MISSING, doctor_phrases.NO_PLAYER, doctor_phrases.CHIMES_REMEDY)
