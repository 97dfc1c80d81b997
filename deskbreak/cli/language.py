"""The language of every text: that of the settings, else that of the session."""

from __future__ import annotations

import gettext
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from deskbreak import paths
from deskbreak.desktop import session_language
from deskbreak.domain.language import speak


def choose(argv: Sequence[str]) -> None:
    """
    Open the texts of the language, before anything that has texts is imported.

    Our own children find the language in the environment.
    """
    if wanted := _set(argv) or session_language.session():
        os.environ["LANGUAGE"] = wanted
    open_texts(paths.locale())


def open_texts(folder: Path) -> None:
    """Speak the language of the environment, if a catalogue below `folder` has it."""
    gettext.bindtextdomain("deskbreak", str(folder))
    gettext.textdomain("deskbreak")  # for the words that argparse has of its own
    with suppress(FileNotFoundError):  # English has none
        speak(gettext.translation("deskbreak", folder))


def _set(argv: Sequence[str]) -> str:
    """The language of the settings, if they name one; a file with mistakes is told of later."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        content = _config(argv).read_bytes()
        if b"language" in content:  # else there is nothing to read it for
            import tomllib

            language = tomllib.loads(content.decode("utf-8-sig"))["program"]["language"]
            return {"auto": "", "en": session_language.ENGLISH}.get(language, f"{language}")
    return ""


def _config(argv: Sequence[str]) -> Path:
    """The file that `--config` names, in both ways to write it, or the person's own."""
    for said, follows in zip(argv, [*argv[1:], ""], strict=True):
        if said == "--config":
            return Path(follows)
        if said.startswith("--config="):
            return Path(said.removeprefix("--config="))
    return paths.config_file()
