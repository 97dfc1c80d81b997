"""
Whether somebody records: the streams that the sound server has open (PipeWire or PulseAudio).

A meter that shows how loud it is, a recording of what the loudspeakers play, and what the server
itself carries from one device to another (loopbacks, noise suppression) are no call.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from deskbreak.desktop import phrases
from deskbreak.desktop.busy.program_name import name_of
from deskbreak.desktop.processes import output
from deskbreak.desktop.unavailable import Unavailable

METERS = {"org.PulseAudio.pavucontrol", "org.gnome.VolumeControl"}  # by application.id
# The properties with which PipeWire marks the streams of meters, and those of what is played.
NO_CALL = ("stream.monitor", "resample.peaks", "stream.capture.sink")


class Microphone:
    """Which programs listen to one."""

    def __init__(self) -> None:
        self._listened_to: set[int] = set()  # the sources of the last answer, if it was yes

    def in_use(self) -> tuple[str, ...]:
        """The programs that do; raises Unavailable without `pactl` 16 and a sound server."""
        streams = [one for one in _list("source-outputs") if _records(one)]
        sources = {one["source"] for one in streams}
        if not sources <= self._listened_to:
            sources -= {one["index"] for one in _list("sources") if _is_played(one)}
        self._listened_to = sources
        users = (one["properties"] for one in streams if one["source"] in sources)
        return tuple(sorted(set(map(name_of, users))))


def _list(what: str) -> list[dict[str, Any]]:
    short = ("short",) if what == "sources" else ()
    try:
        found: list[dict[str, Any]] = json.loads(
            output.of("pactl", "-f", "json", "list", *short, what)
        )
    except ValueError as error:
        raise Unavailable(phrases.no_json("pactl", str(error))) from error
    return found


def _is_played(source: Mapping[str, Any]) -> bool:
    return str(source["name"]).endswith(".monitor")


def _records(stream: Mapping[str, Any]) -> bool:
    """Whether a stream records now, for a program, and not for a meter."""
    marks = stream["properties"]
    meter = (
        stream["resample_method"] == "peaks"
        or marks.get("application.id") in METERS
        or any(marks.get(mark) == "true" for mark in NO_CALL)
    )
    # PipeWire marks both ends of a loopback or filter; PulseAudio's modules are no client.
    carries = "node.link-group" in marks or (stream["owner_module"] and not stream["client"])
    return not (stream["corked"] or meter or carries)
