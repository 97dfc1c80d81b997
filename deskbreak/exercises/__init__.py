"""
The exercises: one TOML file each, its stem the id, in this folder and in the person's own.

A person's file with a known id takes the place of ours. A file with a fault is left out and named;
the rest still counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path

from deskbreak.domain import limits, phrases
from deskbreak.domain.exercise import Exercise, Movement
from deskbreak.domain.tables import Problem, located, read_text, shown

LONGEST_LINE = 60  # characters of a line that is read from two metres away
SHIPPED = Path(__file__).parent

LONGEST_BLOCK = timedelta(minutes=5)  # of one exercise at its usual repetitions

Loaded = tuple[tuple[Exercise, ...], tuple[Problem, ...]]


def load(own: Path | None = None) -> Loaded:
    """Every exercise in the order of its id, and what is wrong in the files."""
    found: dict[str, Exercise] = {}
    problems: list[Problem] = []
    for folder in (SHIPPED, own):
        for file in sorted(folder.glob("*.toml")) if folder else ():
            exercise, faults = _read(file)
            problems += faults
            if exercise:
                found[file.stem] = exercise
    return tuple(found[name] for name in sorted(found)), (*problems, *_nowhere(found))


def _read(file: Path) -> tuple[Exercise | None, tuple[Problem, ...]]:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        return None, (Problem("", phrases.unreadable(str(error.strerror)), file=file.name),)
    except UnicodeDecodeError:
        return None, (Problem("", phrases.NOT_UTF8, file=file.name),)
    exercise, problems = read_text(Exercise, text, file.name)
    if exercise and not problems:
        problems = located(text, _faults(exercise), file.name)
    if problems or exercise is None:
        return None, problems
    return replace(exercise, id=file.stem), ()


def _faults(exercise: Exercise) -> Iterator[Problem]:
    """What no single value can tell."""
    for name in ("set_up", "move", "cues", "faults"):
        for line in getattr(exercise, name):
            if len(line) > LONGEST_LINE:
                yield Problem(name, shown(line), phrases.at_most_characters(LONGEST_LINE))
    turns = exercise.movement in {Movement.ROTATION, Movement.SIDE_BEND}
    if turns and not exercise.two_sided:
        yield Problem("sides", shown(str(exercise.sides)), phrases.BOTH_SIDES)
    for name in ("repetitions", "warm_up"):
        fewest, most = getattr(exercise.dose, name)
        if fewest > most:
            yield Problem(f"dose.{name}", f"[{fewest}, {most}]", phrases.FEWEST_FIRST)
    if exercise.levels and not 1 <= exercise.levels.most <= len(exercise.levels.places):
        yield Problem("levels.most", str(exercise.levels.most), phrases.AS_MANY_PLACES)
    if exercise.work(exercise.dose.repetitions[0]) > LONGEST_BLOCK:
        yield Problem("dose", phrases.TOO_LONG, phrases.length(LONGEST_BLOCK))
    if exercise.picture:
        yield from limits.faults(exercise.picture)


def _nowhere(found: Mapping[str, Exercise]) -> Iterator[Problem]:
    """Easier and harder ones that no file describes; the exercise itself is fine."""
    for name, exercise in sorted(found.items()):
        for key in ("easier", "harder"):
            other = getattr(exercise, key)
            if other and other not in found:
                near = next(iter(get_close_matches(other, found, 1)), None)
                yield Problem(key, shown(other), phrases.KNOWN_ID, near, file=f"{name}.toml")
