# ruff: noqa: E402, TID251 - the type checker leaves this file on Windows at the assert
from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

assert sys.platform != "win32"

from deskbreak.desktop.messages import Request
from deskbreak.desktop.processes import control
from deskbreak.desktop.processes.server import MOST_SILENT, Server, claim
from deskbreak.desktop.unavailable import Unavailable
from tests.desktop.loop.poll import PATIENCE, Poll

NAME = "resident"
NOBODY = 65534  # the uid of the user that owns nothing
HOLDER = """
import signal, sys
from pathlib import Path
from deskbreak.desktop.processes.server import claim
print(claim("resident", Path(sys.argv[1])) is not None, flush=True)
signal.pause()
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    found = claim(NAME, tmp_path)
    assert found
    yield found
    found.close()


@pytest.fixture
def requests(server: Server, poll: Poll) -> Iterator[list[Request]]:
    """What the server has posted; it is answered at the end, if not before."""
    found: list[Request] = []
    server.watch_with(poll, found.append)  # type: ignore[arg-type]
    yield found
    for request in found:
        request.reply({})


@pytest.fixture
def client(tmp_path: Path, requests: list[Request]) -> Iterator[socket.socket]:
    with connected(tmp_path) as found:
        yield found


def connected(runtime: Path) -> socket.socket:
    found = socket.socket(socket.AF_UNIX)
    found.settimeout(PATIENCE)
    found.connect(str(runtime / f"{NAME}.sock"))
    return found


def elsewhere(work: Callable[[], Any]) -> Future[Any]:
    """What `work` gives or raises, in a thread of its own: the loop of the test goes on."""
    found: Future[Any] = Future()

    def run() -> None:
        try:
            found.set_result(work())
        except Exception as error:  # noqa: BLE001 - for the thread that waits
            found.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return found


def answered(poll: Poll, requests: list[Request], runtime: Path) -> dict[str, Any] | None:
    """Ask, have it answered, and return the answer."""
    known = len(requests)
    asking = elsewhere(lambda: control.ask(NAME, {"word": "status"}, runtime))
    poll.until(lambda: len(requests) > known, "the request")
    requests[-1].reply({"ok": True, "lines": ["so it is"]})
    return asking.result(10)  # type: ignore[no-any-return]


def test_a_question_is_posted_and_its_answer_comes_back(
    tmp_path: Path, poll: Poll, requests: list[Request]
) -> None:
    assert answered(poll, requests, tmp_path) == {"ok": True, "lines": ["so it is"]}
    assert [request.words for request in requests] == [{"word": "status"}]


def test_nobody_there_is_none(tmp_path: Path) -> None:
    assert control.ask(NAME, {"word": "status"}, tmp_path) is None


def test_who_comes_before_the_loop_runs_is_served_by_it(
    tmp_path: Path, poll: Poll, server: Server
) -> None:
    found: list[Any] = []
    asking = elsewhere(lambda: control.ask(NAME, {"word": "hello"}, tmp_path))
    server.watch_with(poll, found.append)
    poll.until(lambda: found, "the request")
    found[0].reply({"ok": True})

    assert asking.result(10) == {"ok": True}


def test_an_answer_that_does_not_come_is_one_sentence(
    tmp_path: Path, requests: list[Request]
) -> None:
    with pytest.raises(Unavailable, match=r"^The running program could not be asked: timed out.$"):
        control.ask(NAME, {}, tmp_path, timedelta(milliseconds=50))


def test_the_end_of_a_process_that_is_not_our_child_is_waited_for(tmp_path: Path) -> None:
    server = claim(NAME, tmp_path)
    assert server
    ended = elsewhere(lambda: control.await_end(NAME, tmp_path))
    assert claim(NAME, tmp_path) is None
    assert not ended.done()
    server.close()

    assert ended.result(10) is None
    assert elsewhere(lambda: control.await_end("nobody", tmp_path)).result(10) is None


def test_garbage_is_dropped_and_the_next_client_served(
    tmp_path: Path, poll: Poll, requests: list[Request], caplog: pytest.LogCaptureFixture
) -> None:
    lines = [b"\xff\xfe\n", b"[1]\n", b"{\n", b"[" * 60_000 + b"\n", b"half a line"]
    for line in lines:
        with connected(tmp_path) as client:
            client.sendall(line)
            client.shutdown(socket.SHUT_WR)
            gone = elsewhere(lambda client=client: client.recv(1))  # type: ignore[misc]
            poll.until(gone.done, f"{line[:20]!r} to be dropped")
            assert gone.result() == b""

    assert len(caplog.records) == len(lines)
    assert answered(poll, requests, tmp_path)
    assert len(requests) == 1


def test_a_line_without_an_end_is_dropped(
    client: socket.socket, poll: Poll, requests: list[Request]
) -> None:
    def pour() -> None:
        while True:
            client.sendall(b"x" * 4096)

    pouring = elsewhere(pour)
    poll.until(pouring.done, "the client to be dropped")

    assert isinstance(pouring.exception(), ConnectionError)
    assert requests == []


def test_a_slow_client_holds_nobody_up(
    tmp_path: Path, client: socket.socket, poll: Poll, requests: list[Request]
) -> None:
    line = json.dumps({"word": "skip"}).encode() + b"\n"
    client.sendall(line[:5])

    assert answered(poll, requests, tmp_path)
    client.sendall(line[5:])
    poll.until(lambda: len(requests) == 2, "the slow request")
    assert requests[1].words == {"word": "skip"}


def test_of_many_silent_clients_the_oldest_makes_room(
    tmp_path: Path, client: socket.socket, poll: Poll, requests: list[Request]
) -> None:
    others = [connected(tmp_path) for _ in range(MOST_SILENT)]
    gone = elsewhere(lambda: client.recv(1))
    poll.until(gone.done, "the oldest to be dropped")

    assert gone.result() == b""
    assert answered(poll, requests, tmp_path)
    for other in others:
        other.close()


def test_a_client_that_has_gone_does_not_disturb(
    tmp_path: Path, poll: Poll, requests: list[Request]
) -> None:
    connected(tmp_path).close()
    with connected(tmp_path) as client:
        client.sendall(b"{}\n")
    poll.until(lambda: requests, "the request")
    requests[0].reply({"ok": True})

    assert answered(poll, requests, tmp_path)


def test_a_name_is_held_once_and_free_again_afterwards(tmp_path: Path) -> None:
    first = claim(NAME, tmp_path)
    assert first
    assert claim(NAME, tmp_path) is None
    first.close()
    second = claim(NAME, tmp_path)

    assert second
    second.close()
    assert control.ask(NAME, {}, tmp_path) is None


def test_another_name_is_free(tmp_path: Path, server: Server) -> None:
    player = claim("player", tmp_path)

    assert player
    player.close()


def test_a_killed_holder_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "True\n"
        assert claim(NAME, tmp_path) is None
        holder.kill()

    assert (tmp_path / f"{NAME}.sock").exists()
    assert control.ask(NAME, {}, tmp_path) is None
    found = claim(NAME, tmp_path)
    assert found
    found.close()


def test_only_the_owner_can_open_the_files(tmp_path: Path, server: Server) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}

    assert modes == {"resident.lock": 0o600, "resident.sock": 0o600}


def test_a_folder_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Unavailable, match=r"^The control socket cannot be opened: .*\.$"):
        claim(NAME, tmp_path / "file")


def test_a_client_of_another_user_is_turned_away(
    poll: Poll, caplog: pytest.LogCaptureFixture
) -> None:
    """Only root can become somebody else here; any other user stays, and is served."""
    own = os.geteuid()
    other = own or NOBODY
    found: list[Any] = []
    with tempfile.TemporaryDirectory() as folder:
        runtime = Path(folder)
        server = claim(NAME, runtime)
        assert server
        server.watch_with(poll, found.append)
        runtime.chmod(0o755)
        (runtime / f"{NAME}.sock").chmod(0o666)
        os.seteuid(other)
        try:
            client = connected(runtime)
        finally:
            os.seteuid(own)
        with client:
            client.sendall(b"{}\n")
            poll.until(lambda: found or caplog.records, "the client to be judged")
            for request in found:
                request.reply({})
        server.close()

    assert [request.words for request in found] == ([{}] if other == own else [])
