"""Whether a window can open at all: where none can, Qt ends the process without a sentence."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

from deskbreak.desktop.unavailable import Unavailable
from deskbreak.widgets import phrases


def check(environ: Mapping[str, str]) -> None:
    """Raise Unavailable if Qt's X11 plugin would be used here and could not start."""
    plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    plugin = Path(plugins, "platforms", "libqxcb.so")
    if environ.get("QT_QPA_PLATFORM", "xcb") != "xcb" or not plugin.exists():
        return  # another plugin was asked for, or this Qt is not for X11
    wayland = environ.get("WAYLAND_DISPLAY")
    if wayland and Path(environ.get("XDG_RUNTIME_DIR", "/nowhere"), wayland).exists():
        return
    if not environ.get("DISPLAY"):
        raise Unavailable(phrases.NO_DISPLAY)
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        raise Unavailable(phrases.library_missing(str(error).partition(":")[0])) from error
    if not _answers():
        raise Unavailable(phrases.display_silent(environ["DISPLAY"]))


def _answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")  # the plugin has brought it
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused
