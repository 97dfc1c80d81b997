"""A server of calendars over https, with a certificate that it signed itself."""

from __future__ import annotations

import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from deskbreak.calendars.fetch import LARGEST

ETAG = '"7"'
AUTHORITY = """\
[ca]
default_ca = own
[own]
database = signed
new_certs_dir = .
rand_serial = yes
default_md = sha256
default_startdate = 20000101000000Z
default_enddate = 20491231235959Z
policy = any
x509_extensions = host
[any]
commonName = supplied
[host]
subjectAltName = DNS:localhost
basicConstraints = CA:true
"""  # valid on whatever day a test begins
MODIFIED = "Mon, 02 Mar 2026 07:00:00 GMT"


def certificate(folder: Path) -> Path:
    """One file of key and certificate for `localhost`; whoever trusts it trusts the server."""
    found, key = folder / "localhost.pem", folder / "key.pem"
    config, request = folder / "ca.conf", folder / "request.pem"
    config.write_text(AUTHORITY)
    (folder / "signed").touch()
    new = ["openssl", "req", "-new", "-nodes", "-subj", "/CN=localhost", "-newkey", "ec"]
    new += ["-pkeyopt", "ec_paramgen_curve:prime256v1", "-keyout", str(key), "-out", str(request)]
    sign = ["openssl", "ca", "-batch", "-selfsign", "-notext", "-config", str(config)]
    sign += ["-keyfile", str(key), "-in", str(request), "-out", str(found)]
    for words in (new, sign):
        subprocess.run(words, check=True, capture_output=True, cwd=folder)
    found.write_text(found.read_text() + key.read_text())
    return found


@dataclass
class Server:
    """What it has under each name, and what it was asked for."""

    port: int = 0
    calendars: dict[str, bytes] = field(default_factory=dict)
    instead: dict[str, str] = field(default_factory=dict)  # of one name, what another has
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def address(self, name: str, person: str = "") -> str:
        """One that must be seen nowhere: what is secret in it begins with `s3cret`."""
        return f"https://{person}localhost:{self.port}/s3cret/{name}"

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.asked]


@contextmanager
def serving(pem: Path) -> Iterator[Server]:
    """A server that runs until the end of the block."""
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self, state)

        def log_message(self, *_args: Any) -> None:
            """Nothing on standard error."""

    server = ThreadingHTTPServer(("localhost", 0), Handler)
    server.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # of those who hang up
    state.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        state.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()


def answer(request: BaseHTTPRequestHandler, state: Server) -> None:
    """By the last part of the path: a calendar, or a trouble."""
    name = request.path.rpartition("/")[2]
    state.asked.append((name, dict(request.headers)))
    name = state.instead.get(name, name)
    here = f"https://localhost:{state.port}/s3cret"
    unchanged = request.headers.get("If-None-Match") == ETAG
    match name.partition("-"):
        case ["to", _, "elsewhere"]:
            send(request, 302, Location=f"http://localhost:{state.port}/s3cret/work.ics")
        case ["to", _, where]:
            send(request, 302, Location=f"{here}/{where}")
        case ["status", _, code]:
            send(request, int(code), b"no")
        case ["cut", _, _]:
            send(request, 200, next(iter(state.calendars.values())), cut=30)
        case ["endless", _, _]:
            request.send_response(200)
            request.end_headers()
            while not state.ended.wait(0.01):
                request.wfile.write(b"x")
        case ["page", _, _]:
            send(request, 200, b"<html>Please log in</html>")
        case ["large", _, _]:
            send(request, 200, b"x" * (LARGEST + 1))
        case _ if unchanged:
            send(request, 304)
        case _:
            send(request, 200, state.calendars[name], ETag=ETAG, Last_Modified=MODIFIED)


def send(
    request: BaseHTTPRequestHandler, code: int, data: bytes = b"", cut: int = 0, **headers: str
) -> None:
    """One answer; `cut`: so many bytes less than it promises."""
    request.send_response(code)
    for name, value in {"Content-Length": str(len(data)), **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(data[: len(data) - cut])
