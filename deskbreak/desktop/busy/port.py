"""What is in use on the machine, when it is asked."""

from __future__ import annotations

from collections.abc import Callable

Probe = Callable[[], bool]
"""Whether it is in use; may wait for others; raises Unavailable where nobody can tell."""
