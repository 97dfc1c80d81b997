"""What the loop works with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from deskbreak.desktop.busy.port import Probes
from deskbreak.desktop.loop.port import Wake
from deskbreak.desktop.notify.port import Notifier
from deskbreak.desktop.presence.port import Presence
from deskbreak.desktop.processes.port import Players
from deskbreak.desktop.tray.port import Tray
from deskbreak.domain.calendar import Agenda
from deskbreak.domain.reminder.desk import Desk
from deskbreak.domain.reminder.presence import Moment
from deskbreak.resident.journal import Journal
from deskbreak.storage.config_file import Loaded


@dataclass(frozen=True, slots=True)
class Parts:
    """Every port and every file; the composition root builds them, a test fakes them."""

    wake: Wake
    tray: Tray
    notifier: Notifier
    remarks: Notifier
    presence: Presence
    probes: Probes
    players: Players
    journal: Journal
    clock: Callable[[], Moment]
    zone: Callable[[], tzinfo]
    load: Callable[[], Loaded]
    save: Callable[[Desk], None]
    raise_player: Callable[[str | None], None]
    agenda: Callable[[], Agenda]
    run_hook: Callable[[str, Sequence[str]], None]
