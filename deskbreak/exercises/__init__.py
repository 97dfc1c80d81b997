"""
The exercises: one TOML file each, its stem the id, in this folder and in the person's own.

A person's file with a known id takes the place of ours. A file with a fault is left out and named;
the rest still counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from deskbreak.domain import formats
from deskbreak.domain.figure import limits
from deskbreak.domain.language import translated
from deskbreak.domain.problems import NOT_UTF8, Problem, unreadable
from deskbreak.domain.routine.exercise import Exercise, Movement, Vertebra
from deskbreak.domain.tables import located, read_text, shown
from deskbreak.exercises import phrases

LINES = ("name", "set_up", "move", "cues", "faults")
LONGEST_LINE = 60  # characters of a line that is read from two metres away
UPWARD = tuple(reversed(Vertebra))
SHIPPED = Path(__file__).parent
TEXTS = ("name", "also", "set_up", "move", "cues", "faults", "breath", "source")
"""Keys whose texts a person reads; with `modify.how` they are translated."""

LONGEST_BLOCK = timedelta(minutes=5)  # of one exercise at its usual repetitions

Loaded = tuple[tuple[Exercise, ...], tuple[Problem, ...]]


def load(own: Path | None = None) -> Loaded:
    """Every exercise in the order of its id, and what is wrong in the files."""
    found: dict[str, Exercise] = {}
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    for folder in (SHIPPED, own):
        for file in sorted(folder.glob("*.toml")) if folder else ():
            exercise, faults = _read(file)
            problems += faults
            if exercise:
                found[file.stem], files[file.stem] = exercise, file
    for name, file in sorted(files.items()):
        if nowhere := tuple(_nowhere(found[name], found)):
            problems += located(file.read_text(encoding="utf-8"), nowhere, file.name)
    return tuple(found[name] for name in sorted(found)), tuple(problems)


def is_ours(name: str) -> bool:
    """Whether an exercise of that id is shipped."""
    return (SHIPPED / f"{name}.toml").exists()


def unknown(where: str, ids: Sequence[str], known: Collection[str]) -> Iterator[Problem]:
    """Those of the `ids` at a place in a file that no exercise has."""
    for name in ids:
        if name not in known:
            near = next(iter(get_close_matches(name, known, 1)), None)
            yield Problem(where, shown(name), phrases.KNOWN_ID, near)


def _read(file: Path) -> tuple[Exercise | None, tuple[Problem, ...]]:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        return None, (Problem("", unreadable(str(error.strerror)), file=file.name),)
    except UnicodeDecodeError:
        return None, (Problem("", NOT_UTF8, file=file.name),)
    exercise, problems = read_text(Exercise, text, file.name)
    if exercise and not problems:
        problems = located(text, _faults(exercise), file.name)
    if problems or exercise is None:
        return None, problems
    return replace(_translated(exercise), id=file.stem), ()


def _translated(exercise: Exercise) -> Exercise:
    """With its texts in the person's language, as far as the catalogue has them."""
    texts: dict[str, Any] = {}
    for name in TEXTS:
        value = getattr(exercise, name)
        if isinstance(value, str):
            texts[name] = translated(value)
        else:
            texts[name] = tuple(map(translated, value))
    changes = tuple(replace(one, how=translated(one.how)) for one in exercise.modify)
    return replace(exercise, modify=changes, **texts)


def _faults(exercise: Exercise) -> Iterator[Problem]:
    """What no single value can tell."""
    yield from _unfit_lines(exercise)
    turns = exercise.movement in {Movement.ROTATION, Movement.SIDE_BEND}
    if turns and not exercise.two_sided:
        yield Problem("sides", shown(str(exercise.sides)), phrases.BOTH_SIDES)
    for name in ("repetitions", "warm_up"):
        fewest, most = getattr(exercise.dose, name)
        if fewest > most:
            yield Problem(f"dose.{name}", f"[{fewest}, {most}]", phrases.FEWEST_FIRST)
    if levels := exercise.levels:
        if levels.most > len(levels.places):
            yield Problem("levels.most", str(levels.most), phrases.AS_MANY_PLACES)
        if list(levels.places) != sorted(set(levels.places), key=UPWARD.index):
            yield Problem("levels.places", shown(list(levels.places)), phrases.LOWEST_FIRST)
    if exercise.work(exercise.dose.repetitions[0]) > LONGEST_BLOCK:
        yield Problem("dose", phrases.TOO_LONG, formats.length(LONGEST_BLOCK))
    yield from limits.faults(exercise.picture)
    if exercise.standing:
        yield from limits.faults(exercise.standing, "standing")


def _unfit_lines(exercise: Exercise) -> Iterator[Problem]:
    """What does not stand on one line of the window."""
    for name in LINES:
        value = getattr(exercise, name)
        for line in (value,) if isinstance(value, str) else value:
            if not line.strip() or not line.isprintable():
                yield Problem(name, shown(line), phrases.ONE_LINE)
            if len(line) > LONGEST_LINE:
                yield Problem(name, shown(line), phrases.at_most_characters(LONGEST_LINE))


def _nowhere(exercise: Exercise, known: Collection[str]) -> Iterator[Problem]:
    """Easier and harder ones that no file describes; the exercise itself is fine."""
    for key in ("easier", "harder"):
        other = getattr(exercise, key)
        if other:
            yield from unknown(key, [other], known)
