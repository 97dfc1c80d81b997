"""Where it comes from that somebody is at the desk."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol


class Presence(Protocol):
    """
    Where `Idle` and `Active` come from, by events: at rest it costs nothing.

    Made: the constructor raises Unavailable, in one sentence, where this machine cannot tell, and
    the next candidate is tried. It may wait for an answer; `watch` and `close` may not.
    Silent until asked: nothing is posted before the first `watch`, nor after `close`.
    Edges: `Idle` once for each silence that lasts as long as was asked for, then `Active` once, at
    the next input. `Active` without `Idle` before it is never posted.
    Ages: `Idle.ago` is how long ago the last input was when the edge was seen, which may be much
    later than asked for. A source that cannot be asked its age says what was asked for.
    The end of it: a source whose server goes for good posts `SessionOver` if the session ends with
    that, and else nothing more.
    Elsewhere: `Locked`, `Unlocked` and what a resume means are not its business. On Linux they
    come from lock.py over D-Bus, on Windows from the hidden window that also tells of input
    (win32.py), on macOS from nobody.
    Threads: its methods are called in the loop's thread; it may post from any.
    """

    name: str
    """By which `status` and `doctor` call it; "none" is the one of `NoPresence`, and means that
    sitting time is an estimate."""

    def watch(self, idle_after: timedelta) -> None:
        """
        Post `Idle` once input has been silent for `idle_after`, then `Active` at the next.

        It may come again at any time, and the last one counts. A silence that lasts longer than
        a new, longer `idle_after` is told again when it gets there; one `Active` ends both. A
        silence that lasts already is told at once, or after `idle_after` by a source that knows
        no ages. A source that has a length of its own (logind) keeps to that.
        """

    def close(self) -> None:
        """Give everything back; may be called twice."""
