"""A session bus of the test's own, on which nothing is started by itself."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from deskbreak.desktop.dbus.bus import DAEMON, Bus
from tests.desktop.loop.poll import Poll

CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={path}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
"""


@contextmanager
def private_bus() -> Iterator[str]:
    """The address of a bus that lives as long as the block."""
    with tempfile.TemporaryDirectory(prefix="bus-") as folder:  # a socket's path must be short
        config = Path(folder) / "bus.conf"
        config.write_text(CONFIG.format(path=f"{folder}/socket"), encoding="utf-8")
        command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
            assert daemon.stdout is not None
            try:
                yield daemon.stdout.readline().strip()
            finally:
                daemon.terminate()


class Peer(Bus):
    """Another program on the bus, which may wait for its answers."""

    def __init__(self, address: str, poll: Poll) -> None:
        super().__init__(address, poll)
        self.poll = poll

    def ask(
        self,
        address: tuple[str, str, str],
        member: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
    ) -> tuple[Any, ...]:
        """The answer to a call; an error fails the test."""
        answers: list[tuple[bool, tuple[Any, ...]]] = []
        self.call(address, member, signature, body, lambda *answer: answers.append(answer))
        self.poll.until(lambda: answers, f"an answer to {member}")
        worked, answer = answers[0]
        assert worked, f"{member}: {answer}"
        return answer

    def wait_for(self, program: str) -> None:
        """Until the connection `program` has read all that was sent to it before."""
        answers: list[bool] = []
        address = (program, "/", "org.freedesktop.DBus.Peer")
        self.call(address, "Ping", answer=lambda worked, _: answers.append(worked))
        self.poll.until(lambda: answers, f"a sign of life of {program}")

    def own(self, name: str) -> None:
        """Take a well-known name."""
        assert self.ask(DAEMON, "RequestName", "su", (name, 4)) == (1,)
