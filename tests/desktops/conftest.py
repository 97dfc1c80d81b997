from __future__ import annotations

from tests.desktop.conftest import address, bus, poll

__all__ = ["address", "bus", "poll"]
