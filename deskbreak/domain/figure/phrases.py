"""What is wrong in a drawn movement."""

from __future__ import annotations

from deskbreak.domain.formats import number
from deskbreak.domain.language import _

CHANGES_ON_THE_WAY = _("in some key poses only; it goes in all or in none")
JOINT = {
    "elbow": _("elbow"),
    "wrist": _("wrist bent back"),
    "wrist_aside": _("wrist aside"),
    "arm_across": _("arm across"),
    "arm_behind": _("arm behind"),
    "arm_twist": _("arm twisted outward"),
    "forearm_twist": _("palm up"),
    "hip": _("hip"),
    "leg_aside": _("leg aside"),
    "leg_twist": _("leg twisted outward"),
    "knee": _("knee"),
    "ankle": _("toes down"),
}
"""What is bent too far, before its degrees; below nought it goes the other way."""


def out_of_reach(centimetres: float) -> str:
    """A hand or a foot that does not get to its place."""
    return _("{gap} cm out of reach").format(gap=number(centimetres))
