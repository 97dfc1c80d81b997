"""What the set-up installs is what was locked, and what was locked is what is declared."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
HASHES = r"((?: +--hash=sha256:\w{64}(?: \\)?\n)+)"
PIN = re.compile(rf"(?m)^([\w.-]+)==([\w.]+)(?: ; ([^\\\n]+?))? \\\n{HASHES}")
PINNED = {name: Version(version) for name, version, _marker, _hashes in PIN.findall(LOCK)}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DECLARED = [
    Requirement(text)
    for text in (
        *PROJECT["project"]["dependencies"],
        *PROJECT["dependency-groups"]["dev"],
        *PROJECT["build-system"]["requires"],
    )
]


@pytest.mark.parametrize("wanted", DECLARED, ids=str)
def test_what_is_declared_is_locked_within_its_bounds(wanted: Requirement) -> None:
    assert wanted.specifier.contains(PINNED[plain(wanted.name)]), "make lock writes it anew"


def test_each_line_is_a_version_with_its_hashes_and_no_address() -> None:
    assert PIN.sub("", re.sub(r"(?m)^ *#.*\n", "", LOCK)) == ""
    assert "//" not in LOCK


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_it_serves_each_system_and_python(system: str, python: str) -> None:
    here = {"sys_platform": system, "python_full_version": f"{python}.0"}
    locked = {
        name
        for name, _version, marker, _hashes in PIN.findall(LOCK)
        if not marker or Marker(marker).evaluate(here)
    }
    wanted = {plain(one.name) for one in DECLARED if not one.marker or one.marker.evaluate(here)}
    assert wanted <= locked


def plain(name: str) -> str:
    """As indexes write the name of a package."""
    return re.sub(r"[-_.]+", "-", name).lower()
