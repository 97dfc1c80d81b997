from __future__ import annotations

import pytest

from deskbreak.desktop import session_language

LANGUAGES = [
    ({}, ""),
    ({"LANG": "de_DE.UTF-8"}, "de_DE.UTF-8"),
    ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr_FR.UTF-8"),
    ({"LANG": "de_DE.UTF-8", "LANGUAGE": "pt:es"}, "pt:es"),
    ({"LANG": "de_DE.UTF-8", "LANGUAGE": "pt:en_GB:de"}, "pt:en_GB"),
    ({"LANG": "en_US.UTF-8"}, "en_US.UTF-8"),
    ({"LANG": "en_US.UTF-8", "LC_TIME": "de_DE.UTF-8"}, "en_001"),
    ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en_US:de"}, "en_001"),
    ({"LANG": "C.UTF-8"}, "en_001"),
    ({"LANG": "en"}, "en_001"),
]


@pytest.mark.parametrize(("environment", "languages"), LANGUAGES)
def test_the_language_is_that_of_the_session_and_english_asks_for_no_other(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], languages: str
) -> None:
    for name in {*session_language.VARIABLES, *session_language.TIMES}:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert session_language.session() == languages
