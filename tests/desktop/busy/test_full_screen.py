"""Full screen, on a real X server with a real window manager, and on Wayland."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from deskbreak.desktop.busy.full_screen import (
    ACTIVATED,
    FULL_SCREEN,
    STATE,
    TOPLEVEL,
    TOPLEVELS,
    has_focus,
)
from deskbreak.desktop.unavailable import Unavailable
from dev.virtual_desktop import Desktop, virtual_desktop, wait_for
from tests.desktop.display.fake_wayland import FakeWayland


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XAUTHORITY"):
        monkeypatch.delenv(name, raising=False)
    with virtual_desktop(["org.xfce.Xfconf.service"]) as found:
        monkeypatch.setenv("DISPLAY", found.env["DISPLAY"])
        monkeypatch.setenv("HOME", str(found.home))
        yield found


def answer() -> str:
    try:
        return "full" if has_focus() else "free"
    except Unavailable as unavailable:
        return str(unavailable)


def becomes(wanted: str) -> None:
    wait_for(f"{wanted}, after {answer()}", lambda: answer() == wanted)


def test_only_the_window_with_the_focus_counts_as_full_screen(desktop: Desktop) -> None:
    desktop.start(["xfwm4", "--compositor=off"])
    becomes("free")  # with no window at all
    film = desktop.start(["xterm", "-T", "film", "-fullscreen"])
    becomes("full")
    mail = desktop.start(["xterm", "-T", "mail"])
    becomes("free")
    mail.terminate()
    becomes("full")
    film.terminate()
    becomes("free")


def test_without_a_window_manager_nobody_can_tell(desktop: Desktop) -> None:
    assert answer() == "The window manager does not tell of full screen."


def test_a_display_that_is_not_there_or_dies_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", "")
    assert "no X server of this machine" in answer()
    monkeypatch.setenv("DISPLAY", ":59999")
    assert "The display server does not answer" in answer()


class Windows(FakeWayland):
    """A compositor that tells of its windows: the states of each."""

    states: Sequence[Sequence[int]] = ()

    def _do(self, thing: int, request: int, words: bytes) -> None:
        binds = self._objects[thing] == "wl_registry" and TOPLEVELS.encode() in words
        super()._do(thing, request, words)
        if not binds:
            return
        (manager,) = struct.unpack("=I", words[-4:])
        for window, states in enumerate(self.states, 0xFF000000):
            self._send(manager, TOPLEVEL, struct.pack("=I", window))
            self._send(window, 0, struct.pack("=I8s", 5, b"mail"))
            listed = struct.pack(f"={len(states) + 1}I", 4 * len(states), *states)
            self._send(window, STATE, listed)


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ([], "free"),
        ([[], [ACTIVATED]], "free"),
        ([[FULL_SCREEN], [0, ACTIVATED]], "free"),
        ([[0], [ACTIVATED, FULL_SCREEN]], "full"),
    ],
)
def test_a_compositor_of_wlroots_tells_of_its_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, states: list[list[int]], told: str
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "wayland-0"))
    compositor = Windows(tmp_path / "wayland-0", {"wl_seat": 1, TOPLEVELS: 3})
    compositor.states = states
    assert answer() == told
    compositor.close()


def test_other_compositors_do_not_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "wayland-0"))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    compositor = FakeWayland(tmp_path / "wayland-0", {"wl_seat": 1})
    assert answer() == "not knowable on GNOME Wayland"
    compositor.close()
    assert "The display server does not answer" in answer()
