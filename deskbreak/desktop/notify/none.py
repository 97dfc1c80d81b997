"""Nothing that shows notifications can be spoken to: the log keeps what they would have said."""

from __future__ import annotations

import logging

from deskbreak.desktop.notify.port import Notice

log = logging.getLogger(__name__)


class NoNotifier:
    """The last candidate: shows nothing; status and menu tell what is due."""

    name = "none"

    def show(self, notice: Notice) -> None:
        """Write it down."""
        log.warning("not shown: %s: %s", notice.title, notice.body)

    def withdraw(self) -> None:
        """Nothing to take away."""
