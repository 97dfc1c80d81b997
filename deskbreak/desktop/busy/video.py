"""
Whether a camera is in use, or the screen is shared.

Programs reach a camera at /dev/video* or through PipeWire, which holds the device whether asked or
not; browsers open each for a moment to see what there is. Decoders and what programs show as a
camera of their own lie there too: only what gives pictures is one. On Wayland what is shared goes
through PipeWire too.
"""

from __future__ import annotations

import json
import os
import struct
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from deskbreak.desktop import phrases
from deskbreak.desktop.busy.program_name import name_of
from deskbreak.desktop.processes import output
from deskbreak.desktop.unavailable import Unavailable

GO_BETWEENS = {"pipewire", "wireplumber"}
CAMERAS = {"v4l2", "libcamera"}  # `device.api` of the node that a stream comes from
SURE_AFTER = 2.0  # seconds

# linux/videodev2.h: the question what a device is, and what it may say of itself.
QUERYCAP, CAPABILITIES = 0x80685600, struct.Struct("<16s32s32s3I12x")  # struct v4l2_capability
CAPTURES, CONVERTS, OF_THE_NODE = 0x1 | 0x1000, 0x4000 | 0x8000, 0x80000000


class Camera:
    """Which programs hold a camera, for more than a moment."""

    def __init__(
        self,
        proc: Path = Path("/proc"),
        prefix: str = "/dev/video",
        sure_after: float = SURE_AFTER,
    ) -> None:
        self._proc, self._prefix, self._sure_after = proc, prefix, sure_after
        self._holders: dict[str, str] = {}  # those that were found last

    def in_use(self) -> tuple[str, ...]:
        """Look at the processes, then at PipeWire; a new one is looked at twice."""
        found = self._find()
        if found.keys() - self._holders.keys():
            threading.Event().wait(self._sure_after)
            still = self._find()
            found = {number: name for number, name in found.items() if number in still}
        self._holders = found
        users = set(found.values())
        with suppress(Unavailable):  # without PipeWire nobody goes through it
            users |= {program for kind, program in _streams() if kind == "camera"}
        return tuple(sorted(users))

    def _find(self) -> dict[str, str]:
        """The processes that hold a camera: their numbers and names."""
        if not any(Path(self._prefix).parent.glob(f"{Path(self._prefix).name}*")):
            return {}
        try:
            with os.scandir(self._proc) as entries:
                numbers = [entry.name for entry in entries if entry.name.isdigit()]
        except OSError as error:
            raise Unavailable(
                phrases.cannot_be_asked(str(self._proc), str(error.strerror))
            ) from error
        found = ((number, self._name(number)) for number in numbers)
        return {number: name for number, name in found if name and name not in GO_BETWEENS}

    def _name(self, number: str) -> str:
        """The name of a process, if it holds a camera; else ""."""
        process = f"{self._proc}/{number}"
        with suppress(OSError):  # it has ended, or is somebody else's
            held = {link for link in _links(f"{process}/fd") if link.startswith(self._prefix)}
            if any(map(_is_camera, held)):
                return " ".join(Path(process, "comm").read_text(errors="replace").split())
        return ""


def screen_is_shared() -> bool:
    """Whether a stream of the screen runs; raises Unavailable where none would be seen."""
    if any(kind == "screen" for kind, _program in _streams()):
        return True
    if "WAYLAND_DISPLAY" not in os.environ:
        raise Unavailable(phrases.NO_WATCHERS)
    return False


def _is_camera(device: str) -> bool:
    """Whether it gives pictures; one that does not tell is taken for what its name says."""
    import fcntl

    answer = bytearray(CAPABILITIES.size)
    try:
        node = os.open(device, os.O_RDONLY | os.O_NONBLOCK)  # type: ignore[attr-defined,unused-ignore]
        try:
            fcntl.ioctl(node, QUERYCAP, answer)  # type: ignore[attr-defined,unused-ignore]
        finally:
            os.close(node)
    except OSError:
        return True
    *_names, _version, of_all, of_this = CAPABILITIES.unpack(answer)
    is_a: int = of_this if of_all & OF_THE_NODE else of_all
    return bool(is_a & CAPTURES) and not is_a & CONVERTS


def _links(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                yield os.readlink(entry.path)  # noqa: PTH115 - of thousands, and Path is slow


def _streams() -> set[tuple[str, str]]:
    """Of what kind the video is that runs through PipeWire (camera, screen), and for whom."""
    try:
        objects = _objects(output.of("pw-dump"))
    except ValueError as error:
        raise Unavailable(phrases.no_json("pw-dump", str(error))) from error
    nodes = {one["id"]: one["info"] for one in objects if one["type"].endswith(":Node")}
    links = [one["info"] for one in objects if one["type"].endswith(":Link")]
    return {
        (
            "camera" if source["props"].get("device.api") in CAMERAS else "screen",
            name_of(target["props"]),
        )
        for link in links
        if (target := nodes.get(link["input-node-id"]))
        and _shows(target)
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


def _shows(node: Mapping[str, Any]) -> bool:
    """Whether it is a stream that takes video in, and runs."""
    kind, state = node["props"].get("media.class"), node["state"]
    return (kind, state) == ("Stream/Input/Video", "running")
