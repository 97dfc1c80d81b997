"""Full screen on a real X server with a real window manager."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from demo.desktop import Desktop, wait_for
from deskbreak.desktop.busy_full_screen import has_focus
from deskbreak.desktop.ports import Unavailable


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XAUTHORITY"):
        monkeypatch.delenv(name, raising=False)
    with Desktop(["org.xfce.Xfconf.service"]) as found:
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
    assert "The X server does not answer" in answer()


def test_on_wayland_the_x_server_sees_x_windows_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    assert answer() == "not knowable on GNOME Wayland"
