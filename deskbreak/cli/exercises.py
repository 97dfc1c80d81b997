"""`deskbreak exercises`: all of them, one in words and as a picture, or all on one sheet."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from deskbreak import exercises, paths
from deskbreak.cli import fail, phrases
from deskbreak.domain import formats
from deskbreak.domain.language import _
from deskbreak.domain.problems import not_written
from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.routine.exercise import Exercise
from deskbreak.storage.plain import plain


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    parser.add_argument("--json", action="store_true", help=_("for scripts, with every word"))
    more = parser.add_subparsers(dest="what", metavar="show|sheet", title=_("more"))
    show = more.add_parser("show", help=_("one exercise in words"))
    show.add_argument("id", metavar="ID", help=_("as the list has it"))
    show.add_argument("--picture", type=Path, metavar="FILE", help=_("write its key poses as PNG"))
    sheet = more.add_parser("sheet", help=_("a picture of each on one sheet"))
    sheet.add_argument("file", type=Path, metavar="FILE", help=_("the PNG to write"))


def run(options: argparse.Namespace) -> int:
    """Say what is wrong in a file of the person's own, and print what was asked for."""
    known, problems = exercises.load(paths.own_exercises())
    for problem in problems:
        fail(problem.sentence)
    if options.what == "show":
        return _show(known, options.id, options.picture)
    if options.what == "sheet":
        return _draw(known, options.file)
    if options.json:
        print(json.dumps([as_json(one) for one in known], indent=2, ensure_ascii=False))
    else:
        print("\n".join(map(_row, known)))
    return 0


def as_json(exercise: Exercise) -> dict[str, object]:
    """An exercise for scripts, without its picture; keys are only added."""
    values: dict[str, object] = plain(exercise)
    return {"id": values.pop("id")} | {key: one for key, one in values.items() if key != "picture"}


def _show(known: Sequence[Exercise], name: str, picture: Path | None) -> int:
    found = next((one for one in known if one.id == name), None)
    if found is None:
        near = get_close_matches(name, [one.id for one in known], 1)
        return fail(phrases.no_exercise(name, *near))
    if picture:
        return _draw([found], picture)
    print("\n".join(_lines(found, {one.id: one.name for one in known})))
    return 0


def _draw(known: Sequence[Exercise], file: Path) -> int:
    """Write one exercise as its key poses, or all on one sheet."""
    try:
        from deskbreak.player import sheet
    except ImportError as error:
        return fail(str(error))
    _held = sheet.offscreen()
    image = sheet.poses(known[0]) if len(known) == 1 else sheet.sheet(known)
    return 0 if sheet.saved(image, str(file)) else fail(not_written(str(file)))


def _row(exercise: Exercise) -> str:
    kind = routine_phrases.MOVEMENT[exercise.movement]
    return f"{exercise.id:<20} {exercise.difficulty}  {kind:<12} {exercise.name}"


def _lines(exercise: Exercise, names: Mapping[str, str]) -> Iterator[str]:
    """An exercise to read; what it does not have is left out. `names` are those of all ids."""
    yield " · ".join((exercise.name, *exercise.also))
    where = [routine_phrases.POSITION[position] for position in exercise.positions]
    office = [routine_phrases.IN_THE_OFFICE] if exercise.office else []
    hard = routine_phrases.DIFFICULTY[exercise.difficulty]
    yield formats.listed((routine_phrases.MOVEMENT[exercise.movement], *where, hard, *office))
    dose, held = exercise.dose, exercise.dose.hold_seconds if exercise.dose.holds else 0
    parts = {
        routine_phrases.DOSE: (
            routine_phrases.dose(*dose.repetitions, held, each_side=exercise.two_sided),
            routine_phrases.tempo(dose.out_seconds, dose.hold_seconds, dose.back_seconds),
        ),
        routine_phrases.NEEDS: [routine_phrases.needs(exercise.kit)] if exercise.kit else (),
        routine_phrases.NOT_WITH: [routine_phrases.AVOID[one] for one in exercise.skip],
        routine_phrases.SET_UP: exercise.set_up,
        routine_phrases.MOVE: exercise.move,
        routine_phrases.CUES: exercise.cues,
        routine_phrases.FAULTS: exercise.faults,
        routine_phrases.BREATH: (exercise.breath,),
        routine_phrases.CHANGES: [
            f"{routine_phrases.AVOID[one.avoid]}: {one.how}" for one in exercise.modify
        ],
        routine_phrases.EASIER: [names[exercise.easier]] if exercise.easier in names else (),
        routine_phrases.HARDER: [names[exercise.harder]] if exercise.harder in names else (),
        routine_phrases.SOURCE: (exercise.source,),
    }
    for heading, lines in parts.items():
        if lines:
            yield f"\n{heading}"
            yield from (f"  {line}" for line in lines)
