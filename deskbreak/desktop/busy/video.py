"""
Whether a camera is in use, or the screen is shared.

Programs reach a camera at /dev/video* or through PipeWire, which holds the device whether asked or
not; browsers open each for a moment to see what there is. On Wayland what is shared goes through
PipeWire too.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from deskbreak.desktop import phrases
from deskbreak.desktop.processes import output
from deskbreak.desktop.unavailable import Unavailable

GO_BETWEENS = {"pipewire", "wireplumber"}
CAMERAS = {"v4l2", "libcamera"}  # `device.api` of the node that a stream comes from
SURE_AFTER = 2.0  # seconds


class Camera:
    """Whether a program holds a camera, for more than a moment."""

    def __init__(
        self,
        proc: Path = Path("/proc"),
        prefix: str = "/dev/video",
        sure_after: float = SURE_AFTER,
    ) -> None:
        self._proc, self._prefix, self._sure_after = proc, prefix, sure_after
        self._holder = ""  # the process that was found last, and is looked at first

    def in_use(self) -> bool:
        """Look at the processes, then at PipeWire; a new one is looked at twice."""
        before, self._holder = self._holder, self._find(self._holder)
        if self._holder and self._holder != before:
            threading.Event().wait(self._sure_after)
            self._holder = self._find(self._holder)
        if self._holder:
            return True
        with suppress(Unavailable):  # without PipeWire nobody goes through it
            return "camera" in _streams()
        return False

    def _find(self, first: str) -> str:
        """The number of a process that holds a camera, `first` before all others; else ""."""
        if not any(Path(self._prefix).parent.glob(f"{Path(self._prefix).name}*")):
            return ""
        try:
            with os.scandir(self._proc) as entries:
                numbers = [entry.name for entry in entries if entry.name.isdigit()]
        except OSError as error:
            raise Unavailable(
                phrases.cannot_be_asked(str(self._proc), str(error.strerror))
            ) from error
        numbers.sort(key=lambda number: number != first)
        return next((number for number in numbers if self._holds(number)), "")

    def _holds(self, number: str) -> bool:
        process = f"{self._proc}/{number}"
        with suppress(OSError):  # it has ended, or is somebody else's
            if any(link.startswith(self._prefix) for link in _links(f"{process}/fd")):
                return Path(process, "comm").read_text(encoding="utf-8").strip() not in GO_BETWEENS
        return False


def screen_is_shared() -> bool:
    """Whether a stream of the screen runs; raises Unavailable where none would be seen."""
    if "screen" in _streams():
        return True
    if "WAYLAND_DISPLAY" not in os.environ:
        raise Unavailable(phrases.NO_WATCHERS)
    return False


def _links(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                yield os.readlink(entry.path)  # noqa: PTH115 - of thousands, and Path is slow


def _streams() -> set[str]:
    """Of what kind the video is that runs through PipeWire: camera, screen."""
    try:
        objects = _objects(output.of("pw-dump"))
    except ValueError as error:
        raise Unavailable(phrases.no_json("pw-dump", str(error))) from error
    nodes = {one["id"]: one["info"] for one in objects if one["type"].endswith(":Node")}
    links = [one["info"] for one in objects if one["type"].endswith(":Link")]
    return {
        "camera" if source["props"].get("device.api") in CAMERAS else "screen"
        for link in links
        if _shows(nodes.get(link["input-node-id"]))
        and (source := nodes.get(link["output-node-id"]))
    }


def _objects(dump: str) -> list[dict[str, Any]]:
    """All objects that are left: what changes while it dumps follows as another array."""
    decoder = json.JSONDecoder()
    found: dict[int, dict[str, Any]] = {}
    while dump := dump.strip():
        objects, end = decoder.raw_decode(dump)
        found.update((one["id"], one) for one in objects)
        dump = dump[end:]
    return [one for one in found.values() if one.get("info")]


def _shows(node: Mapping[str, Any] | None) -> bool:
    """Whether it is a stream that takes video in, and runs."""
    return (
        node is not None
        and node["props"].get("media.class") == "Stream/Input/Video"
        and node["state"] == "running"
    )
