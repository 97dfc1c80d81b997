"""
Tells when a file changes, comes or goes: by inotify(7) on its folder (Linux).

On the folder, for editors put a new file in place of the old one; on that of a symbolic link's
target too. Where there is no such folder yet, the nearest above it is watched until there is.
"""

from __future__ import annotations

import ctypes
import logging
import os
import struct
from collections.abc import Iterator
from pathlib import Path

from deskbreak import paths
from deskbreak.desktop.loop.port import Sockets
from deskbreak.desktop.messages import Post, SettingsTouched

log = logging.getLogger(__name__)

CLOSE_ON_EXEC, NO_WAIT = 0o2000000, 0o4000
WRITTEN, MOVED_FROM, MOVED_TO, CREATED, DELETED = 0x8, 0x40, 0x80, 0x100, 0x200
ITSELF_GONE = 0x400 | 0x800  # deleted, moved
FOLDERS_ONLY, IS_FOLDER = 0x1000000, 0x40000000
OF_THE_FOLDER = MOVED_TO | CREATED | ITSELF_GONE | FOLDERS_ONLY
OF_THE_FILE = OF_THE_FOLDER | WRITTEN | MOVED_FROM | DELETED
EVENT = struct.Struct("iIII")  # watch, what happened, cookie, bytes of the name that follows
READ = 64 * 1024  # bytes

_libc = ctypes.CDLL(None, use_errno=True)


def watch_file(path: Path, loop: Sockets, post: Post) -> bool:
    """Post `SettingsTouched` whenever `path` may have changed; whether that can be."""
    inotify = _libc.inotify_init1(CLOSE_ON_EXEC | NO_WAIT)
    if inotify < 0:
        reason = os.strerror(ctypes.get_errno())
        log.warning("Changes of %s are seen at the next start only: %s.", path, reason)
        return False
    watch = _FileWatch(path.absolute(), inotify, post)
    loop.watch(inotify, watch.read)
    return True


class _FileWatch:
    def __init__(self, path: Path, inotify: int, post: Post) -> None:
        self._path, self._inotify, self._post = path, inotify, post
        self._names: dict[int, set[bytes]] = {}  # of each watch: what lies in its folder for us
        self._aim()

    def read(self) -> None:
        """Read what happened; it is over by now, so the file is looked for anew."""
        if any(self._concerns(*event) for event in _events(os.read(self._inotify, READ))):
            self._aim()
            self._post(SettingsTouched())

    def _concerns(self, watch: int, happened: int, name: bytes) -> bool:
        if happened & CREATED and not happened & IS_FOLDER and not self._path.is_symlink():
            return False  # it is empty, and tells when it has been written
        names = self._names.get(watch, set())
        return name in names or bool(names and happened & ITSELF_GONE)

    def _aim(self) -> None:
        for watch in self._names:
            _libc.inotify_rm_watch(self._inotify, watch)
        self._names = {}
        for path in {self._path, paths.target(self._path)}:
            there, events = path, OF_THE_FILE
            while (watch := self._watch(there.parent, events)) < 0 and there != there.parent:
                there, events = there.parent, OF_THE_FOLDER
            self._names.setdefault(watch, set()).add(os.fsencode(there.name))

    def _watch(self, folder: Path, events: int) -> int:
        return int(_libc.inotify_add_watch(self._inotify, os.fsencode(folder), events))


def _events(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at < len(data):
        watch, happened, _, size = EVENT.unpack_from(data, at)
        at += EVENT.size + size
        yield watch, happened, data[at - size : at].rstrip(b"\0")
