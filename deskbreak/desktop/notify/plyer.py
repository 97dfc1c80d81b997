"""
plyer's notifications: plain, without an answer, for where nothing better can be spoken to.

plyer 2.1 waits for the program that it runs and does not tell whether that worked, so each
notification has a thread of its own and is not heard of again.
"""

from __future__ import annotations

import logging
import threading
import warnings
from pathlib import Path

from deskbreak.desktop.notify.port import Notice

log = logging.getLogger(__name__)

LONGEST_TITLE, LONGEST_BODY = 63, 255  # Windows refuses more
NO_MARKUP = str.maketrans({"&": "+", "<": "‹", ">": "›"})
"""plyer does not escape the body, and some servers then show it raw or not at all."""


class PlyerNotifier:
    """The port `Notifier`, of which only `show` has an effect."""

    name = "plyer"

    def __init__(self, icons: Path) -> None:
        """`icons` is the folder that holds `deskbreak.ico`, the one kind that Windows takes."""
        self._icon = icons / "deskbreak.ico"

    def show(self, notice: Notice) -> None:
        """Show title and body of `notice`; its actions are lost."""
        words = (notice.title, notice.body, str(self._icon))
        threading.Thread(target=_show, args=words, name="plyer", daemon=True).start()

    def withdraw(self) -> None:
        """Nothing: plyer cannot take a notification back."""


def _show(title: str, body: str, icon: str) -> None:
    # It warns on import that python-dbus is not there; notify-send serves as well.
    warnings.filterwarnings("ignore", module=r"plyer\.")
    try:
        from plyer import notification

        notification.notify(
            title=f"deskbreak: {title}"[:LONGEST_TITLE],  # notify-send takes "-…" for an option
            message=body.translate(NO_MARKUP)[:LONGEST_BODY],
            app_name="deskbreak",
            app_icon=icon,
        )
    except Exception as error:  # noqa: BLE001 - each of plyer's systems raises kinds of its own
        log.warning("plyer could not show a notification: %s", error or type(error).__name__)
