"""The domain opens no file, and no text is in a language that was chosen too late."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys

import pytest

from deskbreak import domain
from deskbreak.domain import language
from deskbreak.domain.language import English, _, ngettext, speak

MODULES = [one.name for one in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}.")]


class Loud(English):
    """English, but louder."""

    def gettext(self, message: str, /) -> str:
        return message.upper()


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was said yet."""
    monkeypatch.setattr(language, "_spoken", [])


def test_texts_are_english_until_a_language_is_chosen() -> None:
    assert (_("Pause"), ngettext("once", "often", 1), ngettext("once", "often", 0)) == (
        "Pause",
        "once",
        "often",
    )


def test_the_language_is_chosen_before_the_first_text() -> None:
    speak(Loud())
    assert _("Pause") == "PAUSE"


def test_a_language_that_comes_too_late_is_refused() -> None:
    _("Pause")
    with pytest.raises(RuntimeError, match="before its language"):
        speak(Loud())


def test_the_domain_opens_no_file_but_its_modules() -> None:
    program = (
        "import importlib, json, sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: event == 'open' and opened.append(str(args[0])))\n"
        f"for name in {MODULES!r}: importlib.import_module(name)\n"
        "print(json.dumps([opened, 'gettext' in sys.modules]))\n"
    )
    done = subprocess.run([sys.executable, "-B", "-c", program], check=True, capture_output=True)
    opened, has_gettext = json.loads(done.stdout)
    assert len(MODULES) > 20
    assert len(opened) > len(MODULES)
    assert [name for name in opened if not name.endswith((".py", ".pyc", ".so", ".pyd"))] == []
    assert not has_gettext
