"""`deskbreak doctor`: what this machine offers, what is chosen, what is missing, what helps."""

from __future__ import annotations

import argparse
import json
import logging
import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from deskbreak import exercises, paths
from deskbreak.cli import phrases
from deskbreak.desktop import doctor_phrases
from deskbreak.desktop import phrases as desktop_phrases
from deskbreak.desktop.doctor.finding import Finding, State, works
from deskbreak.desktop.here import machine
from deskbreak.desktop.loop import clock
from deskbreak.desktop.processes import control
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.language import _
from deskbreak.domain.settings import Settings
from deskbreak.storage import agenda_file, config_file

PARTS = ("deskbreak", "PySide6-Essentials", "pystray", "APScheduler", "jeepney", "icalendar")
ENVIRONMENT = ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "LANG", "LANGUAGE")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    parser.add_argument("--json", action="store_true", help=_("for scripts"))


def run(options: argparse.Namespace) -> int:
    """Ask everything once, and print it; nothing in it is secret, so that it can be sent."""
    logging.getLogger("deskbreak").addHandler(logging.NullHandler())  # what is missing is printed
    loaded = config_file.load(options.config)
    found = [
        *machine.findings(),
        _calendars(loaded.settings),
        _program(),
        _autostart(),
        *_files(options.config, options.history),
        *_mistakes(options.config),
    ]
    if options.json:
        rows = [
            {
                "need": one.need,
                "state": one.state,
                "found": _redacted(one.found),
                "remedy": _redacted(one.remedy),
            }
            for one in found
        ]
        print(json.dumps({"versions": dict(_versions()), "findings": rows}, indent=2))
        return 0
    for one in found:
        state, need = doctor_phrases.STATES[one.state], doctor_phrases.needs_of(one.need)
        print(f"{state:<9} {need}: {_redacted(one.found)}")
        if one.remedy:
            print(f"{'':<9} → {_redacted(one.remedy)}")
    print("", *(f"{name} {value}" for name, value in _versions()), sep="\n")
    return 0


def _calendars(settings: Settings) -> Finding:
    """How many there are, and what is wrong with them; their addresses are secrets."""
    count = len(settings.calendar.sources)
    agenda = agenda_file.load(paths.agenda_file())
    if problems := agenda.problems:
        return Finding(
            "calendar", State.LIMITED, " ".join(problems), doctor_phrases.CALENDAR_REMEDY
        )
    known = sum(source.known(clock.read().at) for source in agenda.sources)
    return works("calendar", doctor_phrases.calendars(count, known))


def _program() -> Finding:
    """Whether it runs, and what it chose when it started."""
    try:
        answer = control.ask("resident", {"word": "status"})
    except Unavailable as unavailable:
        return Finding("program", State.LIMITED, str(unavailable))
    if not answer:
        return Finding("program", State.LIMITED, desktop_phrases.NOT_RUNNING)
    chosen = ", ".join(f"{need} {name}" for need, name in answer["status"]["desktop"].items())
    return works("program", chosen)


def _autostart() -> Finding:
    try:
        return works(
            "autostart",
            phrases.AUTOSTART_ON if machine.autostart().is_on() else phrases.AUTOSTART_OFF,
        )
    except OSError as error:
        why = desktop_phrases.autostart_trouble(error.strerror or str(error))
        return Finding("autostart", State.LIMITED, why)


def _files(config: Path, history: Path) -> Iterator[Finding]:
    """Where each lies, and whether others can read it."""
    for need, file in (
        ("config", config),
        ("history", history),
        ("state", paths.desk_file()),
        ("log", paths.log_file()),
    ):
        if not file.exists():
            yield works(need, doctor_phrases.not_yet(str(file)))
        elif machine.open_to_others(file):
            yield Finding(
                need, State.LIMITED, doctor_phrases.open_to_others(str(file)), f"chmod 600 {file}"
            )
        else:
            yield works(need, str(file))


def _mistakes(config: Path) -> Iterator[Finding]:
    """What is wrong in the files that the person wrote."""
    problems = (*config_file.load(config).problems, *exercises.load(paths.own_exercises())[1])
    for problem in problems:
        yield Finding("mistake", State.LIMITED, problem.sentence)


def _versions() -> Iterator[tuple[str, str]]:
    yield "Python", platform.python_version()
    system = platform.system()  # noqa: TID251 - for people to read
    yield "system", f"{system} {platform.release()} {platform.machine()}"
    for name in ENVIRONMENT:
        yield name, os.environ.get(name, "")
    for part in PARTS:
        try:
            yield part, version(part)
        except PackageNotFoundError:
            yield part, ""


def _redacted(text: str) -> str:
    """In one line, without the name of the person's home."""
    return " ".join(text.split()).replace(str(Path.home()), "~")
