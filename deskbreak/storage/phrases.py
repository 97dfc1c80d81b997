"""Why the history cannot be used."""

from __future__ import annotations

from deskbreak.domain.language import _


def newer_history(file: str) -> str:
    """The file was written by a version to come."""
    return _("{file} is from a newer version of deskbreak; it is left alone").format(file=file)


def unusable_history(file: str, why: str) -> str:
    """The database cannot be opened, read or written."""
    return _("{file} cannot be used now ({why})").format(file=file, why=why)
