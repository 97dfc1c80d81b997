"""The tables of the history, and how each version of the file becomes the next."""

from __future__ import annotations

from collections.abc import Sequence

# Each entry brings a file from the version that is its place in the list to the next one.
MIGRATIONS: tuple[Sequence[str], ...] = (
    (
        """CREATE TABLE session (
            id TEXT PRIMARY KEY, day TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT,
            outcome TEXT NOT NULL, minutes INTEGER NOT NULL, planned_seconds REAL NOT NULL,
            active_seconds REAL NOT NULL, exercises TEXT NOT NULL, felt TEXT)""",
        "CREATE INDEX session_day ON session (day)",
        """CREATE TABLE answer (
            at TEXT NOT NULL, day TEXT NOT NULL, answer TEXT NOT NULL,
            sat_seconds REAL NOT NULL)""",
        """CREATE TABLE span (
            kind TEXT NOT NULL, start TEXT NOT NULL, end TEXT NOT NULL, day TEXT NOT NULL,
            reason TEXT NOT NULL)""",
        "CREATE INDEX span_day ON span (day)",
        """CREATE TABLE decision (
            id INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, reason TEXT NOT NULL)""",
    ),
    (
        """UPDATE session SET exercises = (
            SELECT json_group_array(json_set(value, '$.hurt', json('false')))
            FROM json_each(session.exercises))""",
    ),
    (  # what was done out of the chair, as far as the names of the exercises tell
        "ALTER TABLE session ADD COLUMN got_up INTEGER NOT NULL DEFAULT 0",
        """UPDATE session SET got_up = outcome = 'told' OR EXISTS (
            SELECT 1 FROM json_each(session.exercises)
            WHERE json_extract(value, '$.completed')
            AND substr(json_extract(value, '$.exercise'), 1, 4) IN ('stan', 'knee', 'side', 'sup-')
            )""",
    ),
)
