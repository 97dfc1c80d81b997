"""
Do the tests bite? Small changes of the domain, one at a time, each to be caught by its tests.

    python -m dev.mutants [COUNT]

Changes come by a fixed seed, spread over the files of `domain/reminder` and `domain/routine`. The
tests of the same folder judge each, the quick ones first, for 20 seconds at most: what is not
caught by then survives. Exit status 1 if more than one in twenty does that nobody argued for.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from random import Random

ROOT = Path(__file__).parent.parent
FOLDERS = ("reminder", "routine")
COUNT, SEED = 600, 12
LIMIT = 20  # seconds for each
MOST_SURVIVORS = 0.05
SLOW = ("answers_after", "oracle", "composer", "model", "year")  # tests that come last
COPIED = ("deskbreak", "tests", "icons", "pyproject.toml", "config.example.toml")

OPERATORS: dict[type[ast.AST], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.And: ("and", "or"),
    ast.Or: ("or", "and"),
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
}

# Changes that change nothing, by file, the whole line as it becomes, and why.
EQUIVALENT: dict[tuple[str, str], str] = {}


@dataclass(frozen=True)
class Mutant:
    """A change of the text of a file, from one offset to another."""

    file: Path
    start: int
    end: int
    text: str

    def applied(self, source: str) -> str:
        return source[: self.start] + self.text + source[self.end :]

    def told(self, source: str) -> str:
        line = source.count("\n", 0, self.start)
        before, after = source.splitlines()[line], self.applied(source).splitlines()[line]
        return f"{self.file}:{line + 1}\n  - {before.strip()}\n  + {after.strip()}"

    def argued(self, source: str) -> bool:
        line = source.count("\n", 0, self.start)
        return (self.file.name, self.applied(source).splitlines()[line].strip()) in EQUIVALENT


class Text:
    """The source of a file, with the offsets of what `ast` knows by line and column."""

    def __init__(self, path: Path) -> None:
        self.source = path.read_text(encoding="utf-8")
        self.lines = [0]
        for line in self.source.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))

    def span(self, node: ast.expr | ast.stmt | ast.keyword) -> tuple[int, int]:
        ends = (node.end_lineno or node.lineno, node.end_col_offset or 0)
        return self._offset(node.lineno, node.col_offset), self._offset(*ends)

    def _offset(self, line: int, column: int) -> int:
        text = self.source[self.lines[line - 1] : self.lines[line]]
        return self.lines[line - 1] + len(text.encode()[:column].decode())


def mutants_of(path: Path) -> list[Mutant]:
    """Every change that is tried on a file."""
    text, file = Text(path), path.relative_to(ROOT)
    changes = [
        change for node in _nodes(ast.parse(text.source)) for change in _changes(text, node)
    ]
    return [Mutant(file, *change) for change in changes]


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those of decorators, which say how a class is made."""
    yield tree
    decorators = getattr(tree, "decorator_list", ())
    for child in ast.iter_child_nodes(tree):
        if child not in decorators:
            yield from _nodes(child)


def _changes(text: Text, node: ast.AST) -> Iterator[tuple[int, int, str]]:
    match node:
        case ast.Compare():
            pairs = zip(node.ops, [node.left, *node.comparators], node.comparators, strict=False)
            for operator, left, right in pairs:
                yield from _operator(text, operator, left, right)
        case ast.BoolOp():
            for left, right in zip(node.values, node.values[1:], strict=False):
                yield from _operator(text, node.op, left, right)
        case ast.BinOp():
            yield from _operator(text, node.op, node.left, node.right)
        case ast.UnaryOp(op=ast.Not()):
            yield (*text.span(node), text.source[slice(*text.span(node.operand))])
        case ast.Constant(value=int(value)):  # True and False are too
            yield (*text.span(node), str(not value if isinstance(value, bool) else value + 1))
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield (*text.span(node), "pass")
        case ast.Call(func=ast.Name(id="min" | "max" as name)):
            yield (*text.span(node.func), {"min": "max", "max": "min"}[name])
        case ast.Call(func=ast.Name(id="replace"), keywords=[_, _, *_] as keywords):
            for keyword in keywords:
                start, end = text.span(keyword)
                comma = text.source[end : end + 1] == ","
                yield start, end + comma, ""


def _operator(
    text: Text, operator: ast.AST, left: ast.expr, right: ast.expr
) -> Iterator[tuple[int, int, str]]:
    """The operator between two operands, where it stands plain."""
    if type(operator) in OPERATORS:
        old, new = OPERATORS[type(operator)]
        start, end = text.span(left)[1], text.span(right)[0]
        found = text.source.find(old, start, end)
        if found >= 0:
            yield found, found + len(old), new


def chosen(count: int) -> list[Mutant]:
    """So many, as evenly over the files as there are changes in them."""
    chance = Random(SEED)  # noqa: S311 - the same ones every time
    left: list[list[Mutant]] = []
    for folder in FOLDERS:
        for path in sorted((ROOT / "deskbreak/domain" / folder).glob("*.py")):
            found = [one for one in mutants_of(path) if _compiles(one)]
            chance.shuffle(found)
            left.append(found)
    picked: list[Mutant] = []
    while any(left) and len(picked) < count:
        picked += [one.pop() for one in left if one]
    return picked[:count]


def _compiles(mutant: Mutant) -> bool:
    try:
        ast.parse(mutant.applied((ROOT / mutant.file).read_text(encoding="utf-8")))
    except SyntaxError:
        return False
    return True


def judge(tree: Path, folder: str) -> bool:
    """Whether the tests of a folder are red in a tree, within the time there is."""
    tests = sorted(
        (tree / "tests/domain" / folder).glob("test_*.py"),
        key=lambda one: ([name in one.name for name in SLOW], one.name),
    )
    words = ["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", *map(str, tests)]
    command = [sys.executable, "-B", "-m", "pytest", *words]
    try:
        done = subprocess.run(
            command,
            cwd=tree,
            env={**os.environ, "PYTHONPATH": str(tree)},
            capture_output=True,
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode != 0


def survives(mutant: Mutant, trees: SimpleQueue[Path]) -> bool:
    """Make the change in a tree that is free, and have it judged."""
    tree = trees.get()
    path = tree / mutant.file
    source = path.read_text(encoding="utf-8")
    try:
        path.write_text(mutant.applied(source), encoding="utf-8")
        return not judge(tree, mutant.file.parent.name)
    finally:
        path.write_text(source, encoding="utf-8")
        trees.put(tree)


def main(words: Sequence[str]) -> int:
    picked = chosen(int(words[0]) if words else COUNT)
    workers = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(workers) as pool:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(workers):
            trees.put(_tree(Path(folder) / str(number)))
        alive = 0
        for mutant, lives in zip(
            picked, pool.map(lambda one: survives(one, trees), picked), strict=True
        ):
            source = (ROOT / mutant.file).read_text(encoding="utf-8")
            if lives and not mutant.argued(source):
                alive += 1
                print(mutant.told(source), flush=True)
    print(f"{alive} of {len(picked)} survive")
    return int(alive > MOST_SURVIVORS * len(picked))


def _tree(tree: Path) -> Path:
    """A copy of what the tests need, checked to be green as far as the time goes."""
    tree.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tree / name)
    if any(judge(tree, folder) for folder in FOLDERS):
        raise SystemExit("The tests are red before anything is changed.")
    return tree


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
