"""What is in use on the machine, when it is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from deskbreak.domain.reminder.presence import Level

Probe = Callable[[], bool]
"""Whether it is in use; may wait for others; raises Unavailable where nobody can tell."""


class Probes(Protocol):
    """Tells what is in use on the machine, when it is asked; at rest it does nothing."""

    def ask(self, levels: frozenset[Level]) -> None:
        """Post `Probed` within some seconds; what cannot be learnt is unknown in it."""
