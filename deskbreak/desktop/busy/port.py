"""What is in use on the machine, when it is asked."""

from __future__ import annotations

from collections.abc import Callable

Use = bool | tuple[str, ...]
"""Whether it is in use, or who uses it: names of programs, "" for one that has none."""

Probe = Callable[[], Use]
"""Tells of one level; may wait for others; raises Unavailable where nobody can tell."""
