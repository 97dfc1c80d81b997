"""What the loop works with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import NamedTuple

from deskbreak.desktop.adapters import Desktop
from deskbreak.domain.calendar import Agenda
from deskbreak.domain.reminder.desk import Desk
from deskbreak.domain.reminder.presence import Moment
from deskbreak.resident.journal import Journal
from deskbreak.storage.config_file import Loaded


class Parts(NamedTuple):
    """The desktop, the clock, every file; the composition root builds them, a test fakes them."""

    desktop: Desktop
    journal: Journal
    clock: Callable[[], Moment]
    zone: Callable[[], tzinfo]
    load: Callable[[], Loaded]
    save: Callable[[Desk], None]
    raise_player: Callable[[str | None], None]
    agenda: Callable[[], Agenda]
    run_hook: Callable[[str, Sequence[str]], None]
