"""
Whether somebody records: the streams that the sound server has open (PipeWire or PulseAudio).

A meter that shows how loud it is, and a recording of what the loudspeakers play, are no call.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from deskbreak.desktop import phrases
from deskbreak.desktop.processes import output
from deskbreak.desktop.unavailable import Unavailable

METERS = {"org.PulseAudio.pavucontrol", "org.gnome.VolumeControl"}  # by application.id
# The properties with which PipeWire marks the streams of meters, and those of what is played.
NO_CALL = ("stream.monitor", "resample.peaks", "stream.capture.sink")


class Microphone:
    """Whether a program listens to one."""

    def __init__(self) -> None:
        self._listened_to: set[int] = set()  # the sources of the last answer, if it was yes

    def in_use(self) -> bool:
        """Ask; raises Unavailable without `pactl` 16 and a sound server."""
        sources = {one["source"] for one in _list("source-outputs") if _records(one)}
        if not sources <= self._listened_to:
            sources -= {one["index"] for one in _list("sources") if _is_played(one)}
        self._listened_to = sources
        return bool(sources)


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
    """Whether a stream records now, and not for a meter."""
    marks = stream["properties"]
    meter = (
        stream["resample_method"] == "peaks"
        or marks.get("application.id") in METERS
        or any(marks.get(mark) == "true" for mark in NO_CALL)
    )
    return not (stream["corked"] or meter)
