"""`deskbreak routine MINUTES`: the routine it would give, and why."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from deskbreak import exercises, paths
from deskbreak.cli import fail
from deskbreak.cli.play import minutes
from deskbreak.desktop.loop import clock
from deskbreak.domain import formats
from deskbreak.domain.language import _
from deskbreak.domain.problems import Problem
from deskbreak.domain.routine import phrases, timeline
from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.routine.exercise import FLOOR, Exercise, Position, Role
from deskbreak.domain.routine.step import Step
from deskbreak.domain.session import Session, day_of
from deskbreak.domain.settings import Person
from deskbreak.domain.tables import located
from deskbreak.storage import config_file
from deskbreak.storage.history import History, Unusable


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    parser.add_argument("minutes", type=minutes, metavar="MINUTES", help=_("1 to 15"))
    parser.add_argument("--json", action="store_true", help=_("for scripts"))
    parser.add_argument(
        "--on", type=_date, metavar="DATE", help=_("as on another day: 2026-03-01")
    )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("found {text!r}, allowed is a date like 2026-03-01").format(text=text)
        ) from None


def run(options: argparse.Namespace) -> int:
    """Say what is wrong in a file, compose, and print the plan; 1 where there is none."""
    now = clock.read().at
    loaded = config_file.load(options.config)
    known, problems = exercises.load(paths.own_exercises())
    person = loaded.settings.person
    problems = (*_not_known(options.config, person, known), *problems)
    for problem in (*loaded.problems, *problems):
        fail(problem.sentence)
    day = options.on or day_of(now, clock.zone())
    routine = compose(known, options.minutes, _past(options.history), person, day=day)
    steps = timeline.steps(routine)
    if options.json:
        left_out = [problem.sentence for problem in problems]
        print(json.dumps(as_json(routine, steps) | {"problems": left_out}, indent=2))
        return 0 if steps else 1
    if routine.gate:
        return fail(phrases.gate_stands(routine.gate))
    if not steps:
        return fail(phrases.NOTHING_ELIGIBLE)
    print("\n".join(_plan(routine, steps)))
    return 0


def _not_known(config: Path, person: Person, known: Sequence[Exercise]) -> tuple[Problem, ...]:
    """Excluded exercises that there are none of, with their place in the file."""
    nowhere = exercises.unknown("person.exclude", person.exclude, [one.id for one in known])
    text = config_file.read(config)
    return located(text if isinstance(text, str) else "", nowhere, config.name)


def as_json(routine: Routine, steps: tuple[Step, ...]) -> dict[str, Any]:
    """The routine as plain values; keys are only added."""
    seconds = _seconds(timeline.length(steps))
    found: dict[str, Any] = {
        "minutes": routine.minutes,
        "seconds": seconds,
        "spare_seconds": 60 * routine.minutes - seconds,
        "position_changes": routine.position_changes,
        "relaxed": list(routine.relaxed),
        "why": _why(routine),
        "summary": _summary(routine),
        "steps": [_step(step) for step in steps],
    }
    return found | ({"gate": list(routine.gate)} if routine.gate else {})


def _step(step: Step) -> dict[str, Any]:
    plain = {
        "kind": str(step.kind),
        "exercise": step.exercise,
        "name": step.name,
        "movement": step.movement and str(step.movement),
        "role": step.role and str(step.role),
        "position": str(step.position),
        "side": step.side,
        "level": step.level,
        "reps": step.reps,
        "start": _seconds(step.start),
        "seconds": _seconds(step.end) - _seconds(step.start),
        "cue": step.cues[0] if step.cues else "",
    }
    return plain | ({"ramp": True} if step.ramp else {})


def _plan(routine: Routine, steps: tuple[Step, ...]) -> list[str]:
    whole = formats.stopwatch(timeline.length(steps))
    lines = [f"{formats.minutes(routine.minutes)}: {whole}", ""]
    for step in steps:
        times = f"{step.reps} × " if step.reps else ""
        side = f" ({phrases.EACH_SIDE[step.side]})" if step.side else ""
        at, cue = formats.stopwatch(step.start), step.cues[0]
        told = f": {cue}" if cue != step.name else ""
        lines.append(f"  {at:>5}  {times}{step.name}{side}{told}")
    return [*lines, "", *_why(routine)]


def _why(routine: Routine) -> list[str]:
    if not routine.blocks:
        return [phrases.gate_stands(routine.gate) if routine.gate else phrases.NOTHING_ELIGIBLE]
    turns = [phrases.TAKES_TURNS] if routine.minutes > 1 else []
    turns = [phrases.RELAXED[rule] for rule in routine.relaxed] or turns
    spare = 60 * routine.minutes - _seconds(routine.total)
    thin = [phrases.spare(routine.minutes, spare)] if spare > 9 * routine.minutes else []
    return [*turns, *map(_chosen, routine.blocks), *thin]


def _chosen(block: Block) -> str:
    reasons = [phrases.reason(why.reason, why.count, why.name) for why in block.why]
    return phrases.chosen(block.exercise.name, block.exercise.movement, reasons)


def _summary(routine: Routine) -> str:
    """What the notification names: the exercises, and where."""
    mains = [b for b in routine.blocks if b.role is Role.MAIN]
    where = {block.position for block in routine.blocks}
    where |= {Position.STANDING} if routine.stand_up else set()
    if not mains:
        return ""
    place = "floor" if where & FLOOR else str(min(where)) if len(where) == 1 else "mixed"
    names = list(dict.fromkeys(block.exercise.name for block in mains))
    return phrases.summary(names, phrases.WHERE[place])


def _past(history: Path) -> list[Session]:
    try:
        return History(history).practised()
    except Unusable as unusable:
        fail(str(unusable))
        return []


def _seconds(length: timedelta) -> int:
    return round(length.total_seconds())
