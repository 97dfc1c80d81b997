"""
What was done, in SQLite: sessions, answers, spans of time and decisions.

Two processes write here, so each operation opens the file anew and nobody holds it. Over 300
lines, since each table is written and read by a few of their own; apart they would share the file.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from deskbreak import paths
from deskbreak.domain.reminder.events import Decided
from deskbreak.domain.session import Done, Felt, Outcome, Session, Span, bounds, cut_by_day
from deskbreak.storage import phrases
from deskbreak.storage.migrations import MIGRATIONS
from deskbreak.storage.plain import plain, typed

log = logging.getLogger(__name__)

T = TypeVar("T")
BUSY_SECONDS = 5
DECISIONS_KEPT = 500
HEEDED = 1000  # sessions: months of them, and read in a moment

DECIDED = (
    "WITH decided AS (SELECT at, what, reason, id FROM decision UNION ALL SELECT at, answer,"
    " CAST(sat_seconds AS INTEGER) || '', rowid FROM answer) SELECT * FROM decided"
)
ALL_OF_A_DAY = (
    "DELETE FROM session WHERE day = :day",
    "DELETE FROM answer WHERE day = :day",
    "DELETE FROM span WHERE day = :day",
    "DELETE FROM decision WHERE at >= :begins AND at < :ends",
)
ALL = ("DELETE FROM session", "DELETE FROM answer", "DELETE FROM span", "DELETE FROM decision")


class Unusable(Exception):  # noqa: N818
    """The history can be neither read nor written now; says why in one sentence."""


class Busy(Unusable):
    """Another program writes at this moment."""


class History:
    """The history in one file. Every method raises Unusable, and nothing else."""

    def __init__(
        self,
        path: Path,
        migrations: tuple[Sequence[str], ...] = MIGRATIONS,
        patience: float = BUSY_SECONDS,
    ) -> None:
        """`patience`: seconds to wait for another program that writes."""
        self._path = path
        self._patience = patience
        self._migrations = migrations

    def write_session(self, session: Session) -> None:
        """Write the row of a session, or write it anew."""
        self._write(
            "INSERT OR REPLACE INTO session (id, day, started_at, ended_at, outcome, minutes,"
            " planned_seconds, active_seconds, exercises, felt, got_up)"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                session.id,
                session.day.isoformat(),
                _text(session.started_at),
                _text(session.ended_at) if session.ended_at else None,
                session.outcome,
                session.minutes,
                session.planned.total_seconds(),
                session.active.total_seconds(),
                json.dumps(plain(session.exercises)),
                session.felt,
                session.got_up,
            ),
        )

    def drop_session(self, session: str) -> None:
        """Delete the row of a session in which nothing was done."""
        self._write("DELETE FROM session WHERE id = ?", (session,))

    def told(self, at: datetime, day: date, minutes: int) -> None:
        """Write a break that the person took without the program."""
        length = timedelta(minutes=minutes)
        session = Session(
            id=f"told-{_text(at)}",
            day=day,
            started_at=at - length,
            ended_at=at,
            outcome=Outcome.TOLD,
            minutes=minutes,
            planned=length,
            active=length,
            got_up=True,
        )
        self.write_session(session)

    def write_answer(self, at: datetime, day: date, answer: str, sat: timedelta) -> None:
        """Write what became of a reminder, and what had been sat by then."""
        values = (_text(at), day.isoformat(), answer, sat.total_seconds())
        self._write("INSERT INTO answer (at, day, answer, sat_seconds) VALUES (?,?,?,?)", values)

    def write_span(
        self, kind: str, start: datetime, end: datetime, reason: str, zone: tzinfo
    ) -> None:
        """Write a stretch of time, cut where a day begins at 04:00 in `zone`."""
        rows = [
            (part.kind, _text(part.start), _text(part.end), day.isoformat(), part.reason)
            for day, part in cut_by_day(Span(kind, start, end, reason), zone)
        ]
        self._write("INSERT INTO span (kind, start, end, day, reason) VALUES (?,?,?,?,?)", *rows)

    def rewrite_spans(self, kind: str | None, start: datetime, end: datetime) -> None:
        """All of a stretch that was no break was `kind` after all, or nothing."""
        within = "start >= ? AND end <= ? AND kind != 'break'"
        which = (_text(start), _text(end))
        if kind is None:
            self._write(f"DELETE FROM span WHERE {within}", which)  # noqa: S608 - our own words
        else:
            statement = f"UPDATE span SET kind = ?, reason = '' WHERE {within}"  # noqa: S608
            self._write(statement, (kind, *which))

    def write_decision(self, at: datetime, what: str, reason: str) -> None:
        """Write why something happened; only the last few hundred stay."""
        with self._opened() as connection, connection:
            row = connection.execute(
                "INSERT INTO decision (at, what, reason) VALUES (?,?,?)", (_text(at), what, reason)
            ).lastrowid
            connection.execute("DELETE FROM decision WHERE id <= ? - ?", (row, DECISIONS_KEPT))

    def session(self, session: str) -> Session | None:
        """The session of that id."""
        found = self._read(_session, "SELECT * FROM session WHERE id = ?", session)
        return found[0] if found else None

    def sessions(self, since: date = date.min, until: date = date.max) -> list[Session]:
        """The sessions from that day on, to the other one, the newest first."""
        statement = (
            "SELECT * FROM session WHERE day BETWEEN ? AND ? ORDER BY started_at DESC, rowid DESC"
        )
        return self._read(_session, statement, since.isoformat(), until.isoformat())

    def practised(self) -> list[Session]:
        """The last sessions in which something was done, newest first: what routines heed."""
        statement = (
            "SELECT * FROM session WHERE exercises != '[]'"
            " ORDER BY started_at DESC, rowid DESC LIMIT ?"
        )
        return self._read(_session, statement, HEEDED)

    def spans(self, day: date) -> list[Span]:
        """The spans of a day, in the order of time."""
        return self.spans_of_days(day, day).get(day, [])

    def spans_of_days(self, since: date, until: date) -> dict[date, list[Span]]:
        """The spans from one day to another, by day; a day without any is left out."""
        statement = "SELECT * FROM span WHERE day BETWEEN ? AND ? ORDER BY start"
        days, found = (since.isoformat(), until.isoformat()), dict[date, list[Span]]()
        for day, span in self._read(_span_of_day, statement, *days):
            found.setdefault(day, []).append(span)
        return found

    def decisions(self, count: int) -> list[Decided]:
        """The last decisions and answers, the newest first."""
        return self._read(_decided, f"{DECIDED} ORDER BY at DESC, id DESC LIMIT ?", count)

    def decisions_of(self, day: date, zone: tzinfo) -> list[Decided]:
        """What is kept of a day's decisions and answers, in the order of time."""
        begins, ends = map(_text, bounds(day, zone))
        statement = f"{DECIDED} WHERE at >= ? AND at < ? ORDER BY at, id"
        return self._read(_decided, statement, begins, ends)

    def forget(self, day: date, zone: tzinfo) -> None:
        """Delete all that belongs to a day, which begins at 04:00 in `zone`."""
        begins, ends = map(_text, bounds(day, zone))
        self._delete(ALL_OF_A_DAY, {"day": day.isoformat(), "begins": begins, "ends": ends})

    def forget_all(self) -> None:
        """Delete everything."""
        self._delete(ALL, {})

    def written(self) -> tuple[int, ...]:
        """Differs once somebody has written; without opening the file."""
        files = (self._path, self._path.with_name(f"{self._path.name}-wal"))
        return tuple(_changed(file) for file in files)

    def _write(self, statement: str, *rows: Sequence[object]) -> None:
        with self._opened() as connection, connection:
            connection.executemany(statement, rows)

    def _delete(self, statements: Sequence[str], values: Mapping[str, str]) -> None:
        """Leave nothing readable of what goes: neither in free pages nor in an older copy."""
        if not self._path.exists():
            return
        with self._opened() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            with connection:
                for statement in statements:
                    connection.execute(statement, values)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for copy in self._path.parent.glob(f"{self._path.name}.[0-9]*"):
                copy.unlink()

    def _read(
        self, value_of: Callable[[sqlite3.Row], T], statement: str, *values: object
    ) -> list[T]:
        """What the rows say; one that is broken, or of another version, leaves the others."""
        if not self._path.exists():
            return []
        found = []
        with self._opened() as connection:
            for row in connection.execute(statement, values):
                try:
                    found.append(value_of(row))
                except (ValueError, TypeError, OverflowError, RecursionError) as error:
                    log.warning("a row of %s is left out: %s", self._path.name, error)
        return found

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection to a file of this very version."""
        try:
            paths.private(self._path.parent)
            if not self._path.exists():
                self._path.touch(mode=0o600)
            connecting = sqlite3.connect(self._path, timeout=self._patience)
            with closing(connecting) as connection:
                connection.row_factory = sqlite3.Row
                connection.text_factory = partial(str, encoding="utf-8", errors="replace")
                if _version(connection) < len(self._migrations):
                    self._migrate(connection)
                if _version(connection) > len(self._migrations):
                    raise Unusable(phrases.newer_history(self._path.name))
                yield connection
        except (sqlite3.Error, OSError) as error:
            why = getattr(error, "strerror", None) or str(error)
            busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
            kind = Busy if busy else Unusable
            raise kind(phrases.unusable_history(self._path.name, why)) from error

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Bring the file up to date, once, whoever comes first; what was there is copied."""
        with suppress(sqlite3.OperationalError):  # somebody else does so at this moment
            connection.execute("PRAGMA journal_mode = WAL")
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            version = _version(connection)
            if version:
                self._copy(version)
            for statements in self._migrations[version:]:
                for statement in statements:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(self._migrations)}")

    def _copy(self, version: int) -> None:
        """Copy the file as it is, unless that was done before a migration that failed."""
        copy = self._path.with_name(f"{self._path.name}.{version}")
        if _changed(copy) >= _changed(self._path):
            return
        new = copy.with_name(f"{copy.name}.new")
        new.touch(mode=0o600)
        with (
            closing(sqlite3.connect(self._path)) as source,
            closing(sqlite3.connect(new)) as target,
        ):
            source.backup(target)
        new.replace(copy)


def _changed(file: Path) -> int:
    """When, in nanoseconds; 0 if it is not there."""
    with suppress(OSError):
        return file.stat().st_mtime_ns
    return 0


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _session(row: sqlite3.Row) -> Session:
    return Session(
        id=row["id"],
        day=date.fromisoformat(row["day"]),
        started_at=_instant(row["started_at"]),
        ended_at=_instant(row["ended_at"]) if row["ended_at"] else None,
        outcome=Outcome(row["outcome"]),
        minutes=row["minutes"],
        planned=timedelta(seconds=row["planned_seconds"]),
        active=timedelta(seconds=row["active_seconds"]),
        exercises=typed(tuple[Done, ...], json.loads(row["exercises"])),
        felt=Felt(row["felt"]) if row["felt"] else None,
        got_up=bool(row["got_up"]),
    )


def _span_of_day(row: sqlite3.Row) -> tuple[date, Span]:
    return date.fromisoformat(row["day"]), _span(row)


def _span(row: sqlite3.Row) -> Span:
    return Span(row["kind"], _instant(row["start"]), _instant(row["end"]), row["reason"])


def _decided(row: sqlite3.Row) -> Decided:
    return Decided(_instant(row["at"]), row["what"], row["reason"])


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _instant(text: Any) -> datetime:
    return datetime.fromisoformat(text)
