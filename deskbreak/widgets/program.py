"""What every program of ours with a window begins with: Qt, the log, the theme, its place."""

from __future__ import annotations

import logging
import os
from contextlib import suppress

from PySide6.QtCore import QLibraryInfo, QLocale, QSize, Qt, QTranslator
from PySide6.QtGui import QCursor, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from deskbreak import paths
from deskbreak.desktop.display.appearance import Appearance
from deskbreak.desktop.processes import control, server
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain import formats
from deskbreak.widgets import access
from deskbreak.widgets.theme import Theme, themed

log = logging.getLogger(__name__)

SHARE = 0.9  # of a screen that is smaller


class AlreadyOpen(Exception):  # noqa: N818 - nothing is wrong
    """A window of that name was open, and has been brought to the front."""


def claim(name: str) -> server.Server | None:
    """
    Be the only window of that `name`, and give the socket on which the other programs reach it.

    Without a folder for sockets there is None, and a second window is simply a second one. Raises
    AlreadyOpen.
    """
    try:
        claimed = server.claim(name)
    except Unavailable as unavailable:
        log.warning("%s", unavailable)
        return None
    if claimed is None:
        control.ask(name, {"word": "raise", "token": os.environ.get("XDG_ACTIVATION_TOKEN")})
        raise AlreadyOpen
    return claimed


def application() -> QApplication:
    """Qt, in the language of the texts and its direction."""
    app = QApplication(["deskbreak"])
    access.install()
    app.setDesktopFileName("deskbreak")
    app.setWindowIcon(QIcon(str(paths.icons() / "deskbreak-128.png")))
    if formats.RIGHT_TO_LEFT:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QLocale.setDefault(QLocale(formats.VOICE_LANGUAGE))
    own = QTranslator(app)  # of Qt's own words, in the menu of a line or under a question
    if own.load(
        QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(own)
    return app


def dress(app: QApplication, setting: str, wanted: Appearance) -> Theme:
    """Have everything in the theme of the setting and of what the desktop wants."""
    hints = app.styleHints()
    scheme, contrast = hints.colorScheme(), hints.accessibility().contrastPreference()
    if scheme is Qt.ColorScheme.Unknown and wanted.dark:
        scheme = Qt.ColorScheme.Dark
    theme = themed(
        setting,
        scheme,
        contrast=wanted.contrast or contrast is Qt.ContrastPreference.HighContrast,
    )
    app.setPalette(theme.palette())
    return theme


def put(window: QWidget, size: QSize) -> None:
    """On the monitor with the pointer, in its middle; smaller where that is too small."""
    screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    window.resize(size.boundedTo(room.size() * SHARE))
    window.move(room.center() - window.rect().center())


def come_forward(window: QWidget) -> None:
    """Be seen, also from behind other windows or from being minimised."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def log_to_file() -> None:
    """To the log file, beside the resident process, which turns it over."""
    with suppress(OSError):
        handler = logging.FileHandler(paths.log_file(), delay=True)
        line = "%(asctime)s %(levelname)s %(name)s: %(message)s"
        logging.basicConfig(level=logging.INFO, format=line, handlers=[handler])
