"""The breath that goes with a movement, for the figure to show."""

from __future__ import annotations

from datetime import timedelta
from math import cos, pi

from deskbreak.domain.routine.step import Now, Stroke

CALM = timedelta(seconds=5)
"""About how long one breath at rest takes, in and out."""


def breath(now: Now, *, inhales: bool) -> float:
    """
    How full the chest is, 0 to 1.

    The way out is a breath out, or in if the picture `inhales`, and the way back the other one. In
    a hold that is long enough, and between movements, whole calm breaths follow from there.
    """
    full = now.progress if inhales else 1 - now.progress
    if now.stroke in {Stroke.OUT, Stroke.BACK}:
        return full
    span = now.step.tempo[1] if now.stroke else now.step.length
    turns = round(span / CALM) * now.fraction
    return 0.5 + (full - 0.5) * cos(2 * pi * turns)
