"""The name of a program, as a person knows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

ALSA = re.compile(r"(?:ALSA plug-in|PipeWire ALSA) \[(.+)\]")  # around the name of the program


def name_of(marks: Mapping[str, Any]) -> str:
    """By the properties of a stream, as PipeWire and PulseAudio have them; "" without any."""
    name = str(marks.get("application.name") or marks.get("application.process.binary") or "")
    return " ".join(ALSA.sub(r"\1", name).split())
