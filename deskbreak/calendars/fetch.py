"""
Gets a calendar: the bytes of a file, or of an address over https and nothing less.

An address is a secret, for whoever has it reads the calendar. What goes wrong is therefore told in
words of our own; those of the libraries quote what they were given.
"""

from __future__ import annotations

import base64
import ssl
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit

from deskbreak.calendars import phrases

LARGEST = 10 * 1024 * 1024  # bytes
PATIENCE = 20  # seconds, with one step of the network
NOT_MODIFIED = 304


class Failed(Exception):  # noqa: N818 - the state of a source, not a mistake
    """A source cannot be read; the message says why, without its address."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A calendar's bytes (None: as they were), and the marks by which it tells a change."""

    data: bytes | None
    tag: str = ""
    modified: str = ""


def fetch(source: str, folder: Path, tag: str, modified: str) -> Fetched:
    """
    What an https address or a file now holds, unless its marks are still `tag` and `modified`.

    A path that is not absolute starts at `folder`. Raises Failed.
    """
    try:
        if source.startswith("https:"):
            fetched = _from_https(_request(source, tag, modified))
        else:
            fetched = _from_file(folder / Path(source).expanduser(), tag)
    except HTTPError as error:
        error.close()
        if error.code == NOT_MODIFIED:
            return Fetched(None, tag, modified)
        raise Failed(phrases.http_status(error.code)) from None
    except URLError as error:
        raise Failed(_why(error.reason)) from None
    except (OSError, HTTPException, ValueError, RuntimeError) as error:
        raise Failed(_why(error)) from None
    if fetched.data and len(fetched.data) > LARGEST:
        raise Failed(phrases.CALENDAR_TOO_LARGE)
    return fetched


def _from_file(path: Path, tag: str) -> Fetched:
    with path.open("rb") as file:
        about = path.stat()
        now = f"{about.st_mtime_ns} {about.st_size}"
        return Fetched(None if now == tag else file.read(LARGEST + 1), now)


def _request(address: str, tag: str, modified: str) -> urllib.request.Request:
    """A conditional request; a name and password in the address go to its own host only."""
    parts = urlsplit(address)
    person, _, host = parts.netloc.rpartition("@")
    request = urllib.request.Request(parts._replace(netloc=host).geturl())  # noqa: S310 - https
    request.add_header("User-Agent", "deskbreak")  # some servers turn the library's own away
    for name, value in (("If-None-Match", tag), ("If-Modified-Since", modified)):
        if value:
            request.add_header(name, value)
    if person:
        word = base64.b64encode(unquote(person).encode()).decode()
        request.add_unredirected_header("Authorization", f"Basic {word}")
    return request


def _from_https(request: urllib.request.Request) -> Fetched:
    opener = urllib.request.OpenerDirector()  # not the usual one, which knows more than https
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _ToHttpsOnly(),
    ):
        opener.add_handler(handler)
    with opener.open(request, timeout=PATIENCE) as answer:
        tag, modified = (answer.headers.get(name, "") for name in ("ETag", "Last-Modified"))
        return Fetched(answer.read(LARGEST + 1), tag, modified)


class _ToHttpsOnly(urllib.request.HTTPRedirectHandler):
    """Follows to another https address, and nowhere else."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Refuse what is not https; the body here is of no use, and may have no end."""
        fp.close()
        if not newurl.startswith("https:"):
            raise Failed(phrases.REDIRECTED_AWAY)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _why(error: object) -> str:
    match error:
        case ssl.SSLCertVerificationError():
            return phrases.NOT_TRUSTED
        case TimeoutError():
            return phrases.NO_CALENDAR_IN_TIME
        case OSError() if error.strerror:
            return error.strerror
        case _:
            return phrases.CALENDAR_UNREADABLE
