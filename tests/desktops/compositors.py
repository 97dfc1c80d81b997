"""Real Wayland compositors without a screen, each with a hand on its keyboard."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from contextlib import ExitStack, closing
from pathlib import Path
from signal import SIGKILL  # type: ignore[attr-defined,unused-ignore]

from deskbreak.desktop.dbus import blocking
from deskbreak.desktop.display.wayland import Wayland
from tests.desktop.loop.poll import Poll

NOBODY = 65534
A = 30  # the key, in linux/input-event-codes.h
ENTER, KEY = 0, 10  # requests of org_kde_kwin_fake_input


class Compositor:
    """
    Runs from `start` to `close`; the environment that it is found by is the test's own.

    XDG_RUNTIME_DIR is a folder of its own, and the session bus one of the test's.
    """

    presence = ""  # what deskbreak calls the way in which it is told
    socket = "wayland-1"
    command: tuple[str, ...] = ()
    environment: dict[str, str] = {}  # noqa: RUF012 - a constant of each kind

    def __init__(self, poll: Poll) -> None:
        self.poll = poll
        self.folder = Path(os.environ["XDG_RUNTIME_DIR"])
        self.log = self.folder / "compositor.log"

    def start(self) -> None:
        """Start it, and wait until it can be used."""
        environment = {**os.environ, **self.environment}
        del environment["WAYLAND_DISPLAY"]  # it is not to run within itself
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                [str(word) for word in self.command],
                env=environment,
                stdout=log,
                stderr=log,
            )
        self.poll.until(self._ready, self.command[0], self.log.read_text)

    def close(self) -> None:
        """End it; once is enough."""
        self._process.terminate()
        self._process.wait(timeout=10)

    def press_key(self) -> None:
        """One letter."""
        raise NotImplementedError

    def fall(self) -> None:
        """Crash, and come back."""
        self.close()
        self.start()

    def _ready(self) -> bool:
        assert self._process.poll() is None, self.log.read_text()
        try:
            with closing(Wayland()):
                return True
        except OSError:
            return False


class Mutter(Compositor):
    """GNOME's."""

    presence = "mutter"
    command: tuple[str, ...] = (
        *("mutter", "--headless", "--wayland", "--no-x11", "--virtual-monitor", "800x600"),
        *("--wayland-display", "wayland-1"),
    )

    def start(self) -> None:
        super().start()
        self._hand = ExitStack()
        self._bus = self._hand.enter_context(blocking.bus("SESSION"))
        name = "org.gnome.Mutter.RemoteDesktop"
        remote = (name, f"/{name.replace('.', '/')}", name)
        (path,) = self._bus.call(remote, "CreateSession")
        self._session = (name, path, f"{name}.Session")
        self._bus.call(self._session, "Start")

    def press_key(self) -> None:
        for pressed in (True, False):
            self._bus.call(self._session, "NotifyKeyboardKeycode", "ub", (A, pressed))

    def close(self) -> None:
        self._hand.close()
        super().close()


class Kwin(Compositor):
    """KDE's; a copy of the program runs where its privilege cannot be had."""

    presence = "ext-idle-notify-v1"
    socket = "wayland-0"
    environment = {"KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1", "KWIN_COMPOSE": "Q"}  # noqa: RUF012
    command = (
        *("kwin_wayland_wrapper", "--virtual", "--width", "800", "--height", "600"),
        *("--no-lockscreen", "--no-global-shortcuts"),
    )

    def start(self) -> None:
        shutil.copy("/usr/bin/kwin_wayland", self.folder)
        self.environment |= {"PATH": f"{self.folder}:{os.environ['PATH']}"}
        super().start()
        self._take_hand()

    def press_key(self) -> None:
        for pressed in (1, 0):
            self._hand.send(self._fake, KEY, A, pressed)

    def fall(self) -> None:
        of_wrapper = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        (kwin,) = of_wrapper.read_text().split()
        os.kill(int(kwin), SIGKILL)
        self._hand.close()
        self._take_hand()

    def close(self) -> None:
        self._hand.close()
        super().close()

    def _take_hand(self) -> None:
        self._hand = Wayland()
        self._fake, _ = self._hand.bind("org_kde_kwin_fake_input", 4)
        text = struct.pack("=I4s", 2, b"t")
        self._hand._send(self._fake, ENTER, text + text)  # who we are, and why


class Sway(Compositor):
    """Of the wlroots family; it refuses to run as root."""

    presence = "kwin-idle"
    environment = {  # noqa: RUF012
        "WLR_BACKENDS": "headless",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "WLR_RENDERER": "pixman",
    }

    def start(self) -> None:
        self.command = ("sway", "--config", "/dev/null")
        if os.getuid() == 0:  # type: ignore[attr-defined,unused-ignore]
            os.chown(self.folder, NOBODY, NOBODY)  # type: ignore[attr-defined,unused-ignore]
            drop = (f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
            self.command = ("setpriv", *drop, *self.command)
        super().start()
        held = ("wtype", "-s", str(10**9))  # a keyboard that stays: none comes and goes with a key
        self._hand = subprocess.Popen(held)

    def press_key(self) -> None:
        subprocess.run(["wtype", "a"], check=True)

    def close(self) -> None:
        self._hand.terminate()
        self._hand.wait(timeout=10)
        super().close()
