"""Whether the screen is dark: a fake X server with DPMS, servers without, and Wayland."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.desktop.busy.probes import BusyProbes
from deskbreak.desktop.busy.screen import is_dark
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.levels import Probed
from deskbreak.domain.reminder.presence import Film, Holder, Level, ScreenOff, ScreenOn
from tests.desktop.display.fake_x11 import FakeX11
from tests.desktop.loop.poll import Poll


@pytest.fixture(autouse=True)
def _on_x11(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XAUTHORITY", str(tmp_path / "none"))


@pytest.fixture
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeX11]:
    found = FakeX11(power=request.param)
    monkeypatch.setenv("DISPLAY", found.display)
    yield found
    found.close()


@pytest.mark.parametrize(
    ("server", "dark"), [(0, False), (1, True), (2, True), (3, True)], indirect=["server"]
)
def test_each_level_of_power_but_on_is_dark(
    server: FakeX11,
    dark: bool,
) -> None:
    assert is_dark() is dark


@pytest.mark.parametrize("server", [None], indirect=True)
def test_a_server_without_dpms_cannot_tell(server: FakeX11) -> None:
    with pytest.raises(Unavailable, match="lacks the DPMS extension"):
        is_dark()


def test_without_an_x_server_and_on_wayland_nobody_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":59999")
    with pytest.raises(Unavailable, match="display server does not answer"):
        is_dark()
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    with pytest.raises(Unavailable, match="Wayland"):
        is_dark()


class Screen:
    """A screen beside the probes, dark or not, and what was posted of it."""

    def __init__(self) -> None:
        self.dark: bool | None = False
        self.posted: list[object] = []
        self.asked = 0
        self._probes = BusyProbes(self.posted.append, dict, screen_is_dark=self._is_dark)

    def _is_dark(self) -> bool:
        self.asked += 1
        if self.dark is None:
            raise Unavailable("nobody tells")
        return self.dark

    def with_question(self, level: Level, *, dark: bool | None) -> list[object]:
        """What is posted before the answer about `level`."""
        self.dark = dark
        self.posted.clear()
        self._probes.ask(frozenset({level}))
        Poll().until(lambda: self.posted and isinstance(self.posted[-1], Probed), "the answer")
        return self.posted[:-1]


@pytest.mark.parametrize("sign", [Holder.MICROPHONE, Holder.CAMERA, Film.FILM])
def test_a_dark_screen_is_told_before_what_might_tell_of_somebody(sign: Level) -> None:
    screen = Screen()
    assert screen.with_question(sign, dark=False) == []
    assert screen.with_question(sign, dark=True) == [ScreenOff()]
    assert screen.with_question(sign, dark=True) == [ScreenOff()]
    assert screen.with_question(sign, dark=None) == []
    assert screen.with_question(sign, dark=False) == [ScreenOn()]
    assert screen.with_question(sign, dark=False) == []


def test_nobody_asks_about_the_screen_for_what_tells_of_nobody() -> None:
    screen = Screen()
    assert screen.with_question(Holder.FULL_SCREEN, dark=True) == []
    assert screen.asked == 0
