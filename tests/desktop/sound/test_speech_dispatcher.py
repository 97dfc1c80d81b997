# ruff: noqa: E402, TID251 - the type checker knows the adapter only after the assert
from __future__ import annotations

import queue
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

assert sys.platform == "linux"

from deskbreak.desktop.sound.speech_dispatcher import SpeechDispatcher
from deskbreak.desktop.unavailable import Unavailable
from tests.desktop.sound.fake_speech import DEADLINE, FakeSpeech

SET_UP = [
    "SET SELF CLIENT_NAME user:deskbreak:routine",
    "LIST OUTPUT_MODULES",
    "SET SELF PRIORITY notification",
    "SET SELF LANGUAGE en",
    "SET SELF VOLUME 40",
    "SET SELF NOTIFICATION END on",
    "SET SELF NOTIFICATION CANCEL on",
]


@pytest.fixture(autouse=True)
def path(short: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short))
    monkeypatch.setenv("PATH", str(short))  # no server is started here
    monkeypatch.delenv("SPEECHD_ADDRESS", raising=False)
    return short / "speech-dispatcher" / "speechd.sock"


@pytest.fixture
def server(path: Path) -> Iterator[FakeSpeech]:
    server = FakeSpeech(path)
    yield server
    server.leave()


@pytest.fixture
def speech(server: FakeSpeech) -> Iterator[SpeechDispatcher]:
    speech = SpeechDispatcher(0.7, "en")
    server.until(SET_UP[-1])
    yield speech
    speech.close()


class Ends:
    """The ends that were told of."""

    def __init__(self) -> None:
        self._told: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def __call__(self, well: bool) -> None:
        self._told.put(well)

    def next(self) -> bool:
        return self._told.get(timeout=DEADLINE)

    @property
    def none(self) -> bool:
        return self._told.empty()


def test_it_says_who_it_is_how_loud_and_in_which_language(server: FakeSpeech) -> None:
    speech = SpeechDispatcher(0.7, "en")

    assert server.until(SET_UP[-1]) == SET_UP
    speech.close()
    assert server.next() == "(left)"


def test_words_are_said_and_their_end_is_told(
    speech: SpeechDispatcher, server: FakeSpeech
) -> None:
    ends = Ends()
    speech.begin("Left, 3 more", ends)
    assert [server.next(), server.next()] == ["SPEAK", "say Left, 3 more"]

    assert ends.none
    server.event("702", "END")
    assert ends.next()


def test_only_our_own_words_are_cancelled(speech: SpeechDispatcher, server: FakeSpeech) -> None:
    speech.begin("Left", Ends())
    speech.hush()

    assert server.until("CANCEL SELF")[-2:] == ["say Left", "CANCEL SELF"]


def test_what_a_screen_reader_cancels_has_ended(
    speech: SpeechDispatcher, server: FakeSpeech
) -> None:
    ends = Ends()
    speech.begin("Left", ends)
    server.until("say Left")
    server.event("703", "CANCELED")

    assert ends.next()


def test_the_end_of_other_words_is_not_that_of_these(
    speech: SpeechDispatcher, server: FakeSpeech
) -> None:
    first, second = Ends(), Ends()
    speech.begin("Left", first)
    speech.begin("Right", second)
    server.until("say Right")
    server.event("703", "CANCELED", message=41)
    server.event("702", "END", message=42)

    assert second.next()
    assert second.none
    assert first.none


def test_an_end_that_is_told_late_is_not_that_of_the_next_words(
    speech: SpeechDispatcher, server: FakeSpeech
) -> None:
    ends = Ends()
    speech.begin("Left", Ends())
    server.late = True
    speech.begin("Right", ends)

    assert ends.none


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        ("one\r\n.\r\nQUIT", "say one . QUIT"),
        (".hidden", "say ..hidden"),
        ("größer", "say größer"),
    ],
)
def test_words_cannot_be_taken_for_commands(
    speech: SpeechDispatcher, server: FakeSpeech, words: str, sent: str
) -> None:
    speech.begin(words, Ends())

    assert [server.next(), server.next()] == ["SPEAK", sent]


def test_a_server_that_goes_ends_the_words_badly_and_takes_no_more(
    speech: SpeechDispatcher, server: FakeSpeech
) -> None:
    ends = Ends()
    speech.begin("Left", ends)
    server.until("say Left")
    server.leave()

    assert not ends.next()
    with pytest.raises(Unavailable):
        speech.begin("Right", Ends())
    speech.hush()  # which then does nothing


def test_words_that_the_server_refuses_are_for_another_voice(
    speech: SpeechDispatcher, server: FakeSpeech
) -> None:
    server.refused = "SPEAK"

    with pytest.raises(Unavailable, match="cannot be asked: SPEAK"):
        speech.begin("Left", Ends())


def test_a_server_with_no_synthesizer_is_none(path: Path) -> None:
    server = FakeSpeech(path, modules=["dummy"])

    with pytest.raises(Unavailable, match="no synthesizer"):
        SpeechDispatcher(0.7, "en")
    server.leave()


def test_without_a_server_it_is_unavailable() -> None:
    with pytest.raises(Unavailable, match="cannot be asked"):
        SpeechDispatcher(0.7, "en")


@pytest.mark.parametrize("address", ["unix_socket:/nowhere", "inet_socket:127.0.0.1:6560"])
def test_no_server_is_started_at_an_address_of_the_persons_own(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("SPEECHD_ADDRESS", address)

    with pytest.raises(Unavailable, match=f"{address} does not answer"):
        SpeechDispatcher(0.7, "en")


def test_the_persons_own_address_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path / 'own.sock'}")
    server = FakeSpeech(tmp_path / "own.sock")
    SpeechDispatcher(0.7, "en").close()

    assert server.until("(left)")[:-1] == SET_UP
    server.leave()
